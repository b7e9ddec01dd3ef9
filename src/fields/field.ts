import type { Type } from '@nestjs/common';
import { PickType } from '@nestjs/swagger';
import type { Sql } from 'sql-template-tag';
import { getMetadataArgsStorage } from 'typeorm';

import type { Dialect } from '../database/dialect.js';

/** One field of a record, as its decorator declares it. */
export interface Field {
  readonly key: string;
  /** The server sets it; a client may not. */
  readonly readOnly: boolean;
  /** A new record must have it. */
  readonly required: boolean;
  /** Nothing but the record's own look-up shows it: no list, event, change log or log. */
  readonly secret: boolean;
  /** What a new record has when nothing is sent. */
  readonly initial?: unknown;
  /** The column beside it that holds the text as searches compare it. */
  readonly folded?: string;
  /** The SQL that gives the value, for the record in `table`. */
  readonly select: (table: string, dialect: Dialect) => Sql;
  /** Whether that is JSON already. */
  readonly isJson?: boolean;
  /** Whether it gathers other records, which can only be stored after this one. */
  readonly nested?: boolean;
}

const FIELDS = Symbol('fields');
const RECORD = Symbol('record');
/** Where Swagger keeps the order of a class's properties. */
const SWAGGER_ORDER = 'swagger/apiModelPropertiesArray';

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

/** What a new record has in the fields that nothing was sent for. */
export function initialsOf(type: Function): Record<string, unknown> {
  const fields = fieldsOf(type).filter(({ initial }) => initial !== undefined);
  return Object.fromEntries(fields.map(({ key, initial }) => [key, initial]));
}

/** Some of a record's fields, in this order, as a class that documents and reads them. */
export function PickFields<R extends object, K extends keyof R & string>(
  type: Type<R>,
  keys: readonly K[],
): Type<Pick<R, K>> {
  const Picked = PickType(type, keys) as Type<Pick<R, K>>;
  Reflect.defineMetadata(FIELDS, fieldsOf(type), Picked);
  Reflect.defineMetadata(RECORD, type, Picked);
  FieldOrder(...keys)(Picked);
  return Picked;
}

/** All of a record's fields but these, as a class that documents and reads them. */
export function OmitFields<R extends object, K extends keyof R & string>(
  type: Type<R>,
  keys: readonly K[],
): Type<Omit<R, K>> {
  const omitted: readonly string[] = keys;
  const left = fieldsOf(type).flatMap(({ key }) =>
    omitted.includes(key) ? [] : [key as Exclude<keyof R, K> & string],
  );
  return PickFields(type, left) as unknown as Type<Omit<R, K>>;
}

/** Puts the fields of a class in this order, and leaves out those that it does not name. */
export function FieldOrder(...keys: readonly string[]): ClassDecorator {
  return (type) => {
    const fields = keys.map((key) => {
      const field = fieldsOf(type).find((known) => known.key === key);
      if (!field) throw new Error(`${type.name} has no field ${key}`);
      return field;
    });
    Reflect.defineMetadata(FIELDS, fields, type);
    Reflect.defineMetadata(
      SWAGGER_ORDER,
      keys.map((key) => `:${key}`),
      type.prototype as object,
    );
  };
}

/** The table of a class of records, or of one that was made of its fields. */
export function tableOf(type: Function): string {
  const { tables } = getMetadataArgsStorage();
  const record = (Reflect.getMetadata(RECORD, type) as Function | undefined) ?? type;
  for (let candidate: unknown = record; candidate; candidate = Object.getPrototypeOf(candidate)) {
    const table = tables.find(({ target }) => target === candidate);
    if (table?.name) return table.name;
  }
  throw new Error(`${type.name} is no entity, nor made of one`);
}
