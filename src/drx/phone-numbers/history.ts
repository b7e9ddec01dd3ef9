import { ApiProperty, OmitType } from '@nestjs/swagger';
import { raw } from 'sql-template-tag';

import { storedColumn, View } from '../../records/view.js';
import { prefixed } from '../resource/fields.js';

type Values = Record<string, unknown> | null;

/** What a field of a number can hold. */
const VALUE = { oneOf: [{ type: 'string', nullable: true }, { type: 'boolean' }] };

/** One changed field. */
class FieldChange {
  @ApiProperty({ example: 'do_not_call' }) field: string;
  @ApiProperty({ ...VALUE, description: 'The value before; null for a new record.' }) old: unknown;
  @ApiProperty({ ...VALUE, description: 'The value after.' }) new: unknown;
}

/** One line of a record's history: who changed what, and when. An extension of ours. */
export class HistoryEntry {
  @ApiProperty({ example: 'chg_12345' }) id: string;
  @ApiProperty({ enum: ['create', 'update', 'delete'] }) action: string;
  @ApiProperty({ format: 'date-time' }) changed_at: string;
  @ApiProperty({ example: 'key_1', description: 'The key that did it.' }) changed_by: string;
  @ApiProperty({ type: [FieldChange] }) changes: FieldChange[];
}

/** A line of the change log as it is stored. */
class StoredEntry extends OmitType(HistoryEntry, ['changes']) {
  old_values: Values;
  new_values: Values;
}

/** What the change log holds, newest first. */
export const history = new View(
  StoredEntry,
  'changes',
  [
    storedColumn('id', { shown: prefixed('chg') }),
    storedColumn('action'),
    storedColumn('changed_at'),
    storedColumn('key_id', { key: 'changed_by', shown: prefixed('key') }),
    storedColumn('old_values', { isJson: true }),
    storedColumn('new_values', { isJson: true }),
  ],
  raw('changes.id DESC'),
);

/** Ids as the rest of the API writes them. */
const shownAs: Record<string, (id: unknown) => unknown> = {
  patient_id: (id) => (id === null ? null : `pat_${String(id)}`),
  doctor_id: (id) => (id === null ? null : `doc_${String(id)}`),
};

/** The fields that a line of the change log tells of, each with its old and its new value. */
export function changesBetween(old_values: Values, new_values: Values): FieldChange[] {
  const fields = Object.keys({ ...old_values, ...new_values });
  return fields.map((field) => {
    const show = (values: Values) => (shownAs[field] ?? ((value) => value))(values?.[field] ?? null);
    return { field, old: show(old_values), new: show(new_values) };
  });
}
