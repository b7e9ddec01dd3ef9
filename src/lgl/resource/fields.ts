import sql, { raw } from 'sql-template-tag';

import { field, fieldDecorators, type FieldOptions, MAX_INTEGER } from '../../fields/fields.js';
import { text, wholeNumber } from '../../fields/validators.js';
import { lenient } from './coercion.js';
import { declareReference, type NamedList, nameOf, type Reference } from './reference.js';

/** The kinds of fields, read as LGL reads them. */
export const { TextField, IntegerField, BooleanField, DateField } = fieldDecorators(lenient);

/** The id of a record in a list, which clients may also pick by its name (`NameField`). If both are sent, the id wins. */
export const ReferenceField =
  (reference: Omit<Reference, 'key'>, options: FieldOptions = {}): PropertyDecorator =>
  (target, property) => {
    const nullable = reference.fallback === undefined;
    declareReference(target.constructor, { ...reference, key: String(property) });
    field({
      options,
      api: { type: 'integer', nullable },
      column: { type: 'integer', nullable },
      coerce: nullable ? lenient.integer : notNull(lenient.integer),
      check: wholeNumber(0, MAX_INTEGER),
    })(target, property);
  };

/** The name that belongs to a `ReferenceField`. */
export const NameField = (idKey: string, list: NamedList, options: FieldOptions = {}) =>
  field({
    options,
    api: { type: String, nullable: true },
    select: (table) => nameOf(list, sql`${raw(`${table}."${idKey}"`)}`),
    coerce: lenient.text,
    check: text(255),
  });

/** Where a column is never empty, `null` says as much as leaving the field out. */
const notNull = (coerce: (value: unknown) => unknown) => (value: unknown) => coerce(value) ?? undefined;
