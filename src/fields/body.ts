import type { Type } from '@nestjs/common';
import { IntersectionType, PartialType, PickType } from '@nestjs/swagger';

import { writableFieldsOf } from './field.js';

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
