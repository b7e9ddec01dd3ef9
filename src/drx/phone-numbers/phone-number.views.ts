import { ApiProperty, OmitType, PickType } from '@nestjs/swagger';
import sql, { raw } from 'sql-template-tag';

import { columnsOf, inOrder, View, type ViewColumn } from '../../records/view.js';
import { DrxPhoneNumber, LinkedTo } from './phone-number.entity.js';

export const PHONE_NUMBERS = 'drx_phone_numbers';

const nameOf = (table: string, column: string) =>
  sql`(SELECT first_name || ' ' || last_name FROM ${raw(table)} AS owner WHERE owner.id = ${raw(`${PHONE_NUMBERS}.${column}`)})`;

/** The owner with the name that it has now, which is why the name is not stored here. */
const linkedTo: ViewColumn = {
  key: 'linked_to',
  select: (dialect) =>
    dialect.jsonArray([
      raw(`${PHONE_NUMBERS}.patient_id`),
      raw(`${PHONE_NUMBERS}.doctor_id`),
      sql`coalesce(${nameOf('patients', 'patient_id')}, ${nameOf('doctors', 'doctor_id')})`,
    ]),
  decode: ([patient, doctor, name]: [number | null, number | null, string]): LinkedTo =>
    patient === null ? { type: 'doctor', id: `doc_${doctor}`, name } : { type: 'patient', id: `pat_${patient}`, name },
};

const columns = [...columnsOf(DrxPhoneNumber, PHONE_NUMBERS), linkedTo];
const order = raw(`${PHONE_NUMBERS}.id`);

/** A number as show, add and edit answer it. */
export class PhoneNumberAnswer extends OmitType(DrxPhoneNumber, ['created_at', 'updated_at']) {
  @ApiProperty() linked_to: LinkedTo;
  @ApiProperty({ format: 'date-time' }) created_at: string;
  @ApiProperty({ format: 'date-time' }) updated_at: string;
}

/** A number as the list answers it. */
export class PhoneNumberRow extends PickType(DrxPhoneNumber, ['id', 'number', 'phone_type', 'primary']) {
  @ApiProperty() linked_to: LinkedTo;
}

export const phoneNumberShown = new View<PhoneNumberAnswer>(
  PHONE_NUMBERS,
  inOrder(columns, [
    'id',
    'number',
    'phone_type',
    'primary',
    'verified',
    'do_not_call',
    'linked_to',
    'created_at',
    'updated_at',
  ]),
  order,
);

export const phoneNumberRow = new View<PhoneNumberRow>(
  PHONE_NUMBERS,
  inOrder(columns, ['id', 'number', 'phone_type', 'primary', 'linked_to']),
  order,
);

/** A number inside the patient or doctor that it belongs to. */
export const phoneNumberInside = new View<Omit<PhoneNumberAnswer, 'linked_to'>>(
  PHONE_NUMBERS,
  columns.filter(({ key }) => key !== 'linked_to'),
  order,
);
