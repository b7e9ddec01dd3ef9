import { Column, ForeignKey } from 'typeorm';

import { AccountRecord } from '../../accounts/account-record.js';
import { Doctor } from '../doctors/doctor.entity.js';
import { Patient } from '../patients/patient.entity.js';

/** What belongs to exactly one patient or doctor, and goes with it. */
export abstract class OwnedRecord extends AccountRecord {
  @Column({ type: 'integer', nullable: true })
  @ForeignKey(() => Patient, { onDelete: 'CASCADE' })
  patient_id: number | null;

  @Column({ type: 'integer', nullable: true })
  @ForeignKey(() => Doctor, { onDelete: 'CASCADE' })
  doctor_id: number | null;
}
