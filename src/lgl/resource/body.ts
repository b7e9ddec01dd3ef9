import type { Type } from '@nestjs/common';
import { PartialType, PickType } from '@nestjs/swagger';

import { fieldsOf } from './field.js';

/** What clients may send of a record, each field optional, as a class that validates and documents it. */
export function BodyOf<R extends object>(Record: Type<R>): Type<Partial<R>> {
  const keys = fieldsOf(Record)
    .filter(({ readOnly }) => !readOnly)
    .map(({ key }) => key as keyof R);
  return PartialType(PickType(Record, keys), { skipNullProperties: false }) as Type<Partial<R>>;
}
