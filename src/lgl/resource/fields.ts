import sql, { raw } from 'sql-template-tag';

import { RefersTo } from '../../accounts/account-record.js';
import { field, fieldDecorators, type FieldOptions, MAX_INTEGER } from '../../fields/fields.js';
import { text, wholeNumber } from '../../fields/validators.js';
import type { RecordClass } from '../../records/records.js';
import { lenient } from './coercion.js';
import {
  declareMovableParent,
  declareReference,
  type NamedList,
  nameOf,
  type Reference,
  referenceOf,
} from './reference.js';

/** The kinds of fields, read as LGL reads them. */
export const {
  TextField,
  LongTextField,
  IntegerField,
  DecimalField,
  BooleanField,
  OptionalBooleanField,
  ChoiceField,
  DateField,
} = fieldDecorators(lenient);

/**
 * The id of an entry of a list, which clients may also pick by its name (`NameOf`). If both are sent, the id wins (doc).
 * The column, its foreign key and the check that the entry exists come with it.
 */
export const ReferenceField =
  (
    list: NamedList,
    { unset = null, fallback, unknown = 'refuse', needed, keepsUnknownIds, ...options }: ReferenceOptions = {},
  ): PropertyDecorator =>
  (target, property) => {
    const key = String(property);
    const nullable = fallback === undefined;
    declareReference(target.constructor, { key, list, fallback, unknown, needed, keepsUnknownIds });
    field({
      options,
      api: { type: 'integer', nullable: nullable && unset === null },
      column: { type: 'integer', nullable },
      select: unset === 0 ? (table) => sql`coalesce(${raw(`${table}."${key}"`)}, 0)` : undefined,
      coerce: nullable ? lenient.integer : notNull(lenient.integer),
      check: wholeNumber(0, MAX_INTEGER),
    })(target, property);
    if (!keepsUnknownIds) list.declareForeignKey(target, property);
  };

export interface ReferenceOptions
  extends FieldOptions, Partial<Pick<Reference, 'fallback' | 'unknown' | 'needed' | 'keepsUnknownIds'>> {
  /** What is answered where nothing is named. */
  unset?: 0 | null;
}

/** The name of the entry that a `ReferenceField` above it names. */
export const NameOf =
  (idKey: string, options: FieldOptions = {}): PropertyDecorator =>
  (target, property) => {
    const reference = referenceOf(target.constructor, idKey);
    reference.nameKey = String(property);
    field({
      options,
      api: { type: String, nullable: true },
      select: (table) => nameOf(reference.list, table, idKey),
      coerce: lenient.text,
      check: text(255),
    })(target, property);
  };

export interface ParentOptions extends FieldOptions {
  /** Whether an update may move the record to another parent, by an id in its body. */
  moves?: boolean;
}

/** The id of the record that this one belongs to, and with which it goes. */
export const ParentField =
  (parent: () => RecordClass, { moves = false, ...options }: ParentOptions = {}): PropertyDecorator =>
  (target, property) => {
    field({
      options: { ...options, readOnly: !moves },
      api: { type: 'integer' },
      column: { type: 'integer' },
      coerce: notNull(lenient.integer),
      check: wholeNumber(0, MAX_INTEGER),
    })(target, property);
    if (moves) declareMovableParent(target.constructor, { key: String(property), type: parent });
    RefersTo(parent, { cascade: true })(target, property);
  };

/** Where a column is never empty, `null` says as much as leaving the field out (choice). */
const notNull = (coerce: (value: unknown) => unknown) => (value: unknown) => coerce(value) ?? undefined;
