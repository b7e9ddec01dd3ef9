import { raw } from 'sql-template-tag';

import { OmitFields } from '../../fields/field.js';
import { NestedField, viewOf } from '../../records/view.js';
import type { Address } from '../addresses/address.entity.js';
import { addresses } from '../owners/views.js';
import { type OwnedPhoneNumber, ownedPhoneNumbers } from '../phone-numbers/phone-number.views.js';
import { Patient } from './patient.entity.js';

const order = raw('patients.last_name, patients.first_name, patients.id');

/** A patient as a list answers it. The social security number is only in a patient's own look-up. */
export class PatientRow extends OmitFields(Patient, ['social_security_number']) {}

/** A patient as its own look-up answers it. */
export class PatientDetails extends Patient {
  @NestedField(() => addresses, { by: 'patient_id' }) addresses: Address[];
  @NestedField(() => ownedPhoneNumbers, { by: 'patient_id' }) phone_numbers: OwnedPhoneNumber[];
}

/** A patient as an add or an edit answers it, and as events tell of it: without the social security number (choice). */
export class PatientChanged extends OmitFields(PatientDetails, ['social_security_number']) {}

export const patientRow = viewOf(PatientRow, order);
export const patientChanged = viewOf(PatientChanged, order);
export const patientDetails = viewOf(PatientDetails, order, { secrets: true });
