import sql, { raw } from 'sql-template-tag';

import { FieldOrder, PickFields } from '../../fields/field.js';
import { field } from '../../fields/fields.js';
import { viewOf } from '../../records/view.js';
import { DrxPhoneNumber, LinkedTo } from './phone-number.entity.js';

export const PHONE_NUMBERS = 'drx_phone_numbers';

const order = raw(`${PHONE_NUMBERS}.id`);

const nameOf = (owners: string, table: string, column: string) =>
  raw(`(SELECT first_name || ' ' || last_name FROM ${owners} AS owner
    WHERE owner.account_id = ${table}.account_id AND owner.id = ${table}.${column})`);

/** The owner with the name that it has now, which is why the name is not stored with the number. */
const LinkedToField = () =>
  field({
    options: { readOnly: true },
    api: { type: LinkedTo },
    select: (table, dialect) =>
      dialect.jsonObject([
        { key: 'type', value: raw(`CASE WHEN ${table}.patient_id IS NULL THEN 'doctor' ELSE 'patient' END`) },
        { key: 'id', value: raw(`coalesce('pat_' || ${table}.patient_id, 'doc_' || ${table}.doctor_id)`) },
        {
          key: 'name',
          value: sql`coalesce(${nameOf('patients', table, 'patient_id')}, ${nameOf('doctors', table, 'doctor_id')})`,
        },
      ]),
    isJson: true,
  });

/** A number as show, add and edit answer it. */
@FieldOrder('id', 'number', 'phone_type', 'primary', 'verified', 'do_not_call', 'linked_to', 'created_at', 'updated_at')
export class PhoneNumberAnswer extends DrxPhoneNumber {
  @LinkedToField() linked_to: LinkedTo;
}

/** A number as the list answers it. */
export class PhoneNumberRow extends PickFields(PhoneNumberAnswer, [
  'id',
  'number',
  'phone_type',
  'primary',
  'linked_to',
]) {}

/** A number inside the patient or doctor that it belongs to. */
export class OwnedPhoneNumber extends PickFields(DrxPhoneNumber, [
  'id',
  'number',
  'phone_type',
  'primary',
  'verified',
  'do_not_call',
  'created_at',
  'updated_at',
]) {}

export const phoneNumberShown = viewOf(PhoneNumberAnswer, order);
export const phoneNumberRow = viewOf(PhoneNumberRow, order);
export const ownedPhoneNumbers = viewOf(OwnedPhoneNumber, order);
