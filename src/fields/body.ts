import type { Type } from '@nestjs/common';
import { IntersectionType, PartialType, PickType } from '@nestjs/swagger';

import { writableFieldsOf } from './field.js';
import { BodyProperty, MAX_INTEGER } from './fields.js';
import { wholeNumber } from './validators.js';

/** What clients may send for a new record, as a class that validates and documents it. */
export function CreateBodyOf<R extends object>(Record: Type<R>): Type<Partial<R>> {
  const fields = writableFieldsOf(Record);
  const keys = (required: boolean) => fields.filter((field) => field.required === required).map(({ key }) => key);
  const optional = PartialType(PickType(Record, keys(false)), { skipNullProperties: false });
  return IntersectionType(PickType(Record, keys(true)) as Type<Partial<R>>, optional as Type<Partial<R>>) as Type<
    Partial<R>
  >;
}

/** What clients may send to change a record: every field may be left out. */
export function UpdateBodyOf<R extends object>(Record: Type<R>): Type<Partial<R>> {
  const keys = writableFieldsOf(Record).map(({ key }) => key);
  return PartialType(PickType(Record, keys), { skipNullProperties: false }) as Type<Partial<R>>;
}

/** What may be sent of a record inside the body of the one that it belongs to: with an `id` it changes that record. */
export function NestedBodyOf<R extends object>(Record: Type<R>): Type<Partial<R> & { id?: number | null }> {
  class Nested extends (CreateBodyOf(Record) as Type<object>) {
    @BodyProperty(
      {
        type: 'integer',
        description: 'The record to change; it must be one of this record. Without it, one is added.',
      },
      wholeNumber(1, MAX_INTEGER),
      (value) => (typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value),
    )
    id?: number | null;
  }
  return Nested as Type<Partial<R> & { id?: number | null }>;
}
