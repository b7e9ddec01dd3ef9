import type { Type } from '@nestjs/common';
import sql, { raw, type Sql } from 'sql-template-tag';

import {
  type Coercion,
  field,
  fieldDecorators,
  type FieldOptions,
  IdField,
  NestedProperty,
} from '../../fields/fields.js';
import { text } from '../../fields/validators.js';
import { readNorthAmerican } from '../../telephone/north-american.js';

/** DRX takes JSON as it is: a number is no text, and a text no boolean. */
const strict: Coercion = {
  text: (value) => value,
  integer: (value) => value,
  decimal: (value) => value,
  boolean: (value) => value,
  date: (value) => value,
};

/** The kinds of fields, read as DRX reads them. */
export const { TextField, IntegerField, BooleanField, ChoiceField, DateField } = fieldDecorators(strict);

/** An id of the outside world, which some send as a number (choice); it is kept as a text. */
export const { TextField: ForeignIdField } = fieldDecorators({
  ...strict,
  text: (value) => (Number.isSafeInteger(value) ? String(value) : value),
});

/** An id as DRX shows it, with a prefix: `phn_12345`. */
export const prefixed = (prefix: string) => (id: Sql) => sql`${raw(`'${prefix}_'`)} || ${id}`;

/** The record's own id, shown with its prefix. */
export const PrefixedIdField = (prefix: string): PropertyDecorator =>
  IdField({ shown: prefixed(prefix), api: { type: String, example: `${prefix}_12345` } });

/** A number of the North American plan, kept as ten digits however it was formatted. */
export const PhoneNumberField = (options: FieldOptions = {}) =>
  field({
    options,
    api: { type: String, nullable: !options.required, example: '5551234567' },
    column: { type: 'varchar', length: 10, nullable: !options.required },
    coerce: (value) => {
      const read = typeof value === 'string' ? readNorthAmerican(value) : undefined;
      return read && 'digits' in read ? read.digits : value;
    },
    check: (value) => {
      if (typeof value !== 'string') return 'must be a text of 10 digits';
      const read = readNorthAmerican(value);
      return 'wrong' in read ? read.wrong : undefined;
    },
  });

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** A moment in UTC to the second, whatever offset it was sent with; `undefined` when it is none. */
function momentIn(value: unknown): string | undefined {
  const time = typeof value === 'string' && MOMENT.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(time) ? undefined : `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/** A moment; sent with any offset, kept in UTC to the second (doc). */
export const MomentField = (options: FieldOptions = {}) =>
  field({
    options,
    api: { type: String, format: 'date-time', nullable: true },
    column: { type: 'varchar', length: 20, nullable: true },
    coerce: (value) => momentIn(value) ?? value,
    check: (value) => text(40)(value) ?? (momentIn(value) ? undefined : 'must be a time such as 2025-02-19T08:50:00Z'),
  });

/** How often something happened; the server counts. */
export const CountField = (options: FieldOptions = {}) =>
  field({ options: { ...options, readOnly: true }, api: { type: 'integer' }, column: { type: 'integer' } });

/** The most addresses or numbers in one body, for everything that they bring about is one unit of work: 100 (choice). */
const MAX_OWNED = 100;

/** The addresses or numbers inside the body of their owner. */
export const OwnedProperty = (type: () => Type<object>, { atLeast = 0 } = {}) =>
  NestedProperty(type, { atLeast, atMost: MAX_OWNED });
