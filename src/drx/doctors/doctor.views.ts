import { raw } from 'sql-template-tag';

import { NestedField, viewOf } from '../../records/view.js';
import type { Address } from '../addresses/address.entity.js';
import { addresses } from '../owners/views.js';
import { type OwnedPhoneNumber, ownedPhoneNumbers } from '../phone-numbers/phone-number.views.js';
import { Doctor } from './doctor.entity.js';

/** A doctor as a look-up or an add answers it. */
export class DoctorDetails extends Doctor {
  @NestedField(() => addresses, { by: 'doctor_id' }) addresses: Address[];
  @NestedField(() => ownedPhoneNumbers, { by: 'doctor_id' }) phone_numbers: OwnedPhoneNumber[];
}

export const doctorRow = viewOf(Doctor, raw('doctors.last_name, doctors.first_name, doctors.id'));

/** An NPI or DEA number that two doctors have names the one who was added last (choice). */
export const doctorDetails = viewOf(DoctorDetails, raw('doctors.id DESC'));
