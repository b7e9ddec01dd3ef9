import type { Type } from '@nestjs/common';
import type { Sql } from 'sql-template-tag';

/** One field of a record, as its decorator declares it. */
export interface Field {
  readonly key: string;
  /** The server sets it; a client may not. */
  readonly readOnly: boolean;
  /** A new record must have it. */
  readonly required: boolean;
  /** Nothing but the record's own look-up shows it: no list, event, trail or log. */
  readonly secret: boolean;
  /** The SQL that gives the value, for the record in `table`. */
  readonly select: (table: string) => Sql;
  readonly decode?: (value: never) => unknown;
}

const FIELDS = Symbol('fields');

/** The fields of a class of records in the order in which it declares them, which is the order of its answers. */
export function fieldsOf(type: Function): readonly Field[] {
  return (Reflect.getMetadata(FIELDS, type) as Field[] | undefined) ?? [];
}

/** Adds a field after those that the class, or the class it extends, has declared already. */
export function declareField(type: Function, field: Field): void {
  Reflect.defineMetadata(FIELDS, [...fieldsOf(type), field], type);
}

/** The fields that a client may send. */
export function writableFieldsOf<R extends object>(type: Type<R>): readonly (Field & { key: keyof R & string })[] {
  return fieldsOf(type).filter(({ readOnly }) => !readOnly) as (Field & { key: keyof R & string })[];
}
