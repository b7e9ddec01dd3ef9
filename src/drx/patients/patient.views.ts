import { ApiProperty, OmitType } from '@nestjs/swagger';
import { raw } from 'sql-template-tag';

import { fieldsOf } from '../../fields/field.js';
import { columnsOf, View } from '../../records/view.js';
import { Address } from '../addresses/address.entity.js';
import { DrxPhoneNumber } from '../phone-numbers/phone-number.entity.js';
import { ownedColumns } from '../owners/views.js';
import { Patient } from './patient.entity.js';

const table = 'patients';
const order = raw('patients.last_name, patients.first_name, patients.id');
const secrets = fieldsOf(Patient).flatMap(({ key, secret }) => (secret ? [key] : []));

/** A patient as a list answers it. The social security number is only in a patient's own look-up. */
export class PatientRow extends OmitType(Patient, ['social_security_number']) {}

/** A patient as its own look-up answers it. */
export class PatientDetails extends Patient {
  @ApiProperty({ type: [Address] }) addresses: Address[];
  @ApiProperty({ type: [DrxPhoneNumber] }) phone_numbers: DrxPhoneNumber[];
}

/** A patient as an add or an edit answers it, and as events tell of it. */
export class PatientChanged extends OmitType(PatientDetails, ['social_security_number']) {}

export const patientRow = new View<PatientRow>(table, columnsOf(Patient, table, secrets), order);

export const patientChanged = new View<PatientChanged>(
  table,
  [...columnsOf(Patient, table, secrets), ...ownedColumns('patients', 'patient_id')],
  order,
);

export const patientDetails = new View<PatientDetails>(
  table,
  [...columnsOf(Patient, table), ...ownedColumns('patients', 'patient_id')],
  order,
);
