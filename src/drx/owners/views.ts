import sql, { raw } from 'sql-template-tag';

import { columnsOf, nestedColumn, View, type ViewColumn } from '../../records/view.js';
import { Address } from '../addresses/address.entity.js';
import { phoneNumberInside } from '../phone-numbers/phone-number.views.js';

const addresses = new View<Address>('addresses', columnsOf(Address, 'addresses'), raw('addresses.id'));

/** What hangs on a patient or a doctor: addresses and numbers. */
export const ownedColumns = (owners: 'patients' | 'doctors', column: 'patient_id' | 'doctor_id'): ViewColumn[] => [
  nestedColumn('addresses', addresses, sql`addresses.${raw(column)} = ${raw(owners)}.id`),
  nestedColumn('phone_numbers', phoneNumberInside, sql`drx_phone_numbers.${raw(column)} = ${raw(owners)}.id`),
];
