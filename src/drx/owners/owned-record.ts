import { Column } from 'typeorm';

import { AccountRecord, RefersTo } from '../../accounts/account-record.js';
import { Doctor } from '../doctors/doctor.entity.js';
import { Patient } from '../patients/patient.entity.js';

/** What belongs to exactly one patient or doctor, and goes with it. */
export abstract class OwnedRecord extends AccountRecord {
  @Column({ type: 'integer', nullable: true })
  @RefersTo(() => Patient, { cascade: true })
  patient_id: number | null;

  @Column({ type: 'integer', nullable: true })
  @RefersTo(() => Doctor, { cascade: true })
  doctor_id: number | null;
}
