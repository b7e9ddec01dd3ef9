import { applyDecorators, type Type } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type as TypeOf } from 'class-transformer';
import { IsOptional, ValidateIf, ValidateNested } from 'class-validator';
import sql, { raw, type Sql } from 'sql-template-tag';
import { Column, type ColumnOptions, PrimaryColumn } from 'typeorm';

import type { Dialect } from '../database/dialect.js';
import { declareField } from './field.js';
import { foldedColumn } from './folded.js';
import { boolean, type Check, Checked, date, decimal, filledText, oneOf, text, wholeNumber } from './validators.js';

/** The largest integer that a column holds on both databases. */
export const MAX_INTEGER = 2_147_483_647;

/** The largest amount of money, either way, that is counted exactly. */
export const MAX_DECIMAL = 999_999_999_999.99;

/** How long a text of several lines may be. */
const MAX_LONG_TEXT = 100_000;

/** How a face reads what was sent for a kind of field, before it is checked. */
export interface Coercion {
  text(value: unknown): unknown;
  integer(value: unknown): unknown;
  decimal(value: unknown): unknown;
  boolean(value: unknown): unknown;
  date(value: unknown): unknown;
}

export interface FieldOptions {
  description?: string;
  example?: unknown;
  /** A new record must have it, and it is never `null`. */
  required?: boolean;
  readOnly?: boolean;
  secret?: boolean;
  /** What a new record has when nothing is sent. */
  initial?: unknown;
  /** What the text must be like, besides being a text. */
  check?: Check;
}

export interface TextOptions extends FieldOptions {
  max?: number;
  /** Searches look into it: the text as searches compare it is stored beside it, in a column of its own. */
  searched?: boolean;
  /** Lists are put in order by it: byte by byte, as what is searched, so that it is the same order on every database. */
  sorted?: boolean;
}

/** Everything that one field says of itself. */
export interface FieldParts {
  options: FieldOptions;
  api: ApiPropertyOptions;
  /** How it is stored; left out where the value is worked out while reading. */
  column?: ColumnOptions;
  /** The column beside it that holds the text as searches compare it. */
  folded?: string;
  /** The SQL that gives the value, where it is not simply the column. */
  select?: (table: string, dialect: Dialect) => Sql;
  /** Whether that is JSON already. */
  isJson?: boolean;
  /** The JSON value that is shown of it, where that is another. */
  shown?: (value: Sql, dialect: Dialect) => Sql;
  coerce?: (value: unknown) => unknown;
  check?: Check;
}

/** Declares a field: its column, its SQL, its place in bodies and in the document. */
export function field({
  options,
  api,
  column,
  folded,
  select,
  isJson,
  shown,
  coerce,
  check,
}: FieldParts): PropertyDecorator {
  const { readOnly = false, required = false, secret = false, initial, check: ownCheck, ...documentation } = options;
  return (target, property) => {
    const key = String(property);
    const valueOf = select ?? ((table: string) => sql`${raw(`${table}."${key}"`)}`);
    declareField(target.constructor, {
      key,
      readOnly,
      required,
      secret,
      initial,
      folded,
      isJson,
      select: shown ? (table, dialect) => shown(valueOf(table, dialect), dialect) : valueOf,
    });
    const decorators = [ApiProperty({ ...api, ...documentation, readOnly } as ApiPropertyOptions)];
    if (column) decorators.push(Column(column));
    if (folded) Column({ ...column, nullable: true, collation: 'C' })(target, folded);
    if (!readOnly && check) {
      const nullable = !required && column?.nullable !== false;
      decorators.push(Accepts({ required, nullable, coerce, check: (value) => check(value) ?? ownCheck?.(value) }));
    }
    applyDecorators(...decorators)(target, property);
  };
}

/** What a property of a body takes. */
export function Accepts({ required, nullable, coerce, check }: Acceptance): PropertyDecorator {
  const decorators = [Checked(check)];
  if (coerce) decorators.push(Transform(({ value }) => coerce(value)) as PropertyDecorator);
  if (!required) decorators.push(nullable ? IsOptional() : ValidateIf((_, value) => value !== undefined));
  return applyDecorators(...decorators);
}

interface Acceptance {
  required: boolean;
  nullable: boolean;
  coerce?: (value: unknown) => unknown;
  check: Check;
}

/** A property of a body that is no field of the record itself, and may be left out. */
export const BodyProperty = (api: ApiPropertyOptions, check: Check, coerce?: (value: unknown) => unknown) =>
  applyDecorators(
    ApiProperty({ ...api, required: false } as ApiPropertyOptions),
    Accepts({ required: false, nullable: true, coerce, check }),
  );

/** The most records of one kind that a single body may carry, so that one request cannot hold up all others: 300 (choice). */
const MAX_NESTED = 300;

/** A list of records inside the body of the record that they hang on. */
export const NestedProperty = (type: () => Type<object>, { atLeast = 0, atMost = MAX_NESTED } = {}) =>
  applyDecorators(
    ApiProperty({ type: () => [type()], required: atLeast > 0 }),
    ...(atLeast > 0 ? [] : [IsOptional()]),
    ValidateNested({ each: true }) as PropertyDecorator,
    TypeOf(type) as PropertyDecorator,
    Checked((value) => {
      if (!Array.isArray(value)) return 'must be a list';
      if (value.length < atLeast) return `must have at least ${atLeast} entry`;
      if (value.length > atMost) return `must not have more than ${atMost} entries`;
      // ValidateNested alone would let a list of lists through, and their values would be lost.
      const objects = value.every((entry) => typeof entry === 'object' && entry !== null && !Array.isArray(entry));
      return objects ? undefined : 'must be a list of objects';
    }),
  );

/**
 * One decorator for each kind of field, as a face reads it. Each says at once how a value is stored (TypeORM), what a
 * client may send (class-transformer, class-validator), how it is documented (Swagger) and how it is read back.
 */
export const fieldDecorators = (coercion: Coercion) => ({
  /** A line of text, up to 255 characters unless the field says otherwise (choice); `null` where unset. */
  TextField:
    ({ max = 255, searched = false, sorted = false, ...options }: TextOptions = {}): PropertyDecorator =>
    (target, property) =>
      field({
        options,
        api: { type: String, nullable: !options.required, maxLength: max },
        column: { type: 'varchar', length: max, nullable: !options.required, ...(sorted && { collation: 'C' }) },
        folded: searched ? foldedColumn(String(property)) : undefined,
        coerce: coercion.text,
        check: options.required ? filledText(max) : text(max),
      })(target, property),

  /** A text of several lines, up to 100,000 characters (choice). */
  LongTextField:
    ({ max = MAX_LONG_TEXT, searched = false, ...options }: TextOptions = {}): PropertyDecorator =>
    (target, property) =>
      field({
        options,
        api: { type: String, nullable: !options.required, maxLength: max },
        column: { type: 'text', nullable: !options.required },
        folded: searched ? foldedColumn(String(property)) : undefined,
        coerce: coercion.text,
        check: options.required ? filledText(max) : text(max),
      })(target, property),

  IntegerField: ({ from = 0, to = MAX_INTEGER, ...options }: FieldOptions & { from?: number; to?: number } = {}) =>
    field({
      options,
      api: { type: 'integer', nullable: !options.required },
      column: { type: 'integer', nullable: !options.required },
      coerce: coercion.integer,
      check: wholeNumber(from, to),
    }),

  /** An amount of money or of hours: a number with two decimals, negative ones too unless `from` says otherwise. */
  DecimalField: ({ from = -MAX_DECIMAL, ...options }: FieldOptions & { from?: number } = {}) =>
    field({
      options,
      api: { type: Number, nullable: !options.required },
      column: { type: 'decimal', precision: 14, scale: 2, nullable: !options.required, transformer: numeric },
      coerce: coercion.decimal,
      check: decimal(from, MAX_DECIMAL),
    }),

  /** `true` or `false`, never `null`; `initial` is what a record has that is not told, `false` unless it says otherwise. */
  BooleanField: ({ initial = false, ...options }: FieldOptions & { initial?: boolean } = {}) =>
    field({
      options: { ...options, initial },
      api: { type: Boolean },
      column: { type: 'boolean', nullable: false },
      shown: asBoolean,
      coerce: coercion.boolean,
      check: boolean,
    }),

  /** `true`, `false`, or `null` where nobody has said. */
  OptionalBooleanField: (options: FieldOptions = {}) =>
    field({
      options,
      api: { type: Boolean, nullable: true },
      column: { type: 'boolean', nullable: true },
      shown: asBoolean,
      coerce: (value) => (value === null || value === '' ? null : coercion.boolean(value)),
      check: boolean,
    }),

  /** One of a few texts; `null` where unset. */
  ChoiceField: (values: readonly string[], options: FieldOptions = {}) =>
    field({
      options,
      api: { type: String, enum: [...values], nullable: !options.required },
      column: { type: 'varchar', length: 20, nullable: !options.required },
      coerce: coercion.text,
      check: oneOf(values),
    }),

  /** A day, `2025-06-03`. */
  DateField: (options: FieldOptions = {}) =>
    field({
      options,
      api: { type: String, format: 'date', nullable: !options.required, example: '2025-06-03' },
      column: { type: 'date', nullable: !options.required },
      coerce: coercion.date,
      check: date,
    }),
});

/** A value that is true or false, as JSON; how databases keep one differs. */
export const asBoolean = (value: Sql, dialect: Dialect): Sql => dialect.boolean(value);

/** A number that was calculated, as JSON. */
export const asNumber = (value: Sql, dialect: Dialect): Sql => dialect.calculated(value);

/** PostgreSQL's driver gives decimals as text. */
export const numeric = {
  to: (value: unknown) => value,
  from: (value: string | number | null) => (value === null ? null : Number(value)),
};

/** A moment in UTC, to the second: `2025-06-03T17:08:54Z`. The server sets it. */
export const TimestampField = () =>
  field({
    options: { readOnly: true },
    api: { type: String, format: 'date-time', example: '2025-06-03T17:08:54Z' },
    column: { type: 'varchar', length: 20 },
  });

/** The record's own id, counted for each account and kind: a number, unless it is shown in another way. */
export const IdField =
  ({
    api = { type: 'integer', example: 479627 },
    shown,
  }: Partial<Pick<FieldParts, 'api' | 'shown'>> = {}): PropertyDecorator =>
  (target, property) => {
    PrimaryColumn({ type: 'integer' })(target, property);
    field({ options: { readOnly: true }, api, shown })(target, property);
  };

/** A value that is always the same. */
export const ConstantField = (value: string, options: FieldOptions = {}) =>
  field({
    options: { ...options, readOnly: true },
    api: { type: String, example: value },
    select: () => raw(`'${value}'`),
  });

/** A value that nothing in the API can set. */
export const UnsetField = (type: 'integer' | 'number' | 'string') =>
  field({ options: { readOnly: true }, api: { type, nullable: true, example: null }, select: () => sql`NULL` });
