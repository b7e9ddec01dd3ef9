import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsInt, IsOptional, Max, Min } from 'class-validator';
import sql, { raw } from 'sql-template-tag';
import { Column, type ColumnOptions, PrimaryGeneratedColumn } from 'typeorm';

import { LARGEST_ID } from '../http/id.pipe.js';
import { toBoolean, toNumber, toText } from './coercion.js';
import { declareField, type Field, type NamedList, type Reference } from './field.js';
import { nameOf } from './reference.js';
import { IsDay, IsText } from './validators.js';

/**
 * One decorator for each kind of field. It says at once how a value is stored (TypeORM), what a client may send
 * (class-transformer, class-validator), how it is documented (Swagger) and how it is read back. Fields are shown in the
 * order in which a class declares them, which is LGL's.
 */
interface FieldOptions {
  description?: string;
  example?: unknown;
  readOnly?: boolean;
}

/** The record's own id. */
export const IdField = () => stored({ readOnly: true }, { type: 'integer', example: 479627 }, PrimaryGeneratedColumn());

/** A line of text, `null` where unset. LGL's own limit is not known; 255 is what its framework uses. */
export const TextField = ({ max = 255, ...options }: FieldOptions & { max?: number } = {}) =>
  stored(
    options,
    { type: String, nullable: true, maxLength: max },
    Column({ type: 'varchar', length: max, nullable: true }),
    ...writable(options, toText, IsText(max)),
  );

export const IntegerField = (options: FieldOptions = {}) =>
  stored(
    options,
    { type: 'integer', nullable: true },
    Column({ type: 'integer', nullable: true }),
    ...writable(options, toNumber, ...isId),
  );

/** `true` or `false`; a client may also send "true", "1" and the like. */
export const BooleanField = (options: FieldOptions = {}) =>
  stored(
    { ...options, decode: Boolean },
    { type: Boolean },
    Column({ type: 'boolean' }),
    ...writable(options, notNull(toBoolean), IsBoolean({ message: '$property must be true or false' })),
  );

/** A day, `2025-06-03`. */
export const DateField = (options: FieldOptions = {}) =>
  stored(
    options,
    { type: String, format: 'date', nullable: true, example: '2025-06-03' },
    Column({ type: 'date', nullable: true }),
    ...writable(options, toText, IsDay()),
  );

/** A moment in UTC, to the second: `2025-06-03T17:08:54Z`. The server sets it. */
export const TimestampField = () =>
  stored(
    { readOnly: true },
    { type: String, format: 'date-time', example: '2025-06-03T17:08:54Z' },
    Column({ type: 'varchar', length: 20 }),
  );

/** The id of the record that this one belongs to; which record that is, a `@ForeignKey` beside it says. */
export const ParentIdField = (options: FieldOptions = {}) =>
  stored({ ...options, readOnly: true }, { type: 'integer' }, Column({ type: 'integer' }));

/** A value that is always the same. */
export const ConstantField = (value: string, options: FieldOptions = {}) =>
  field({
    options: { ...options, readOnly: true },
    api: { type: String, example: value },
    select: () => raw(`'${value}'`),
  });

/** A value that nothing in the API can set. */
export const UnsetField = (type: 'integer' | 'string') =>
  field({ options: { readOnly: true }, api: { type, nullable: true, example: null }, select: () => sql`NULL` });

/** The id of a record in a list, which clients may also pick by its name (`NameField`). If both are sent, the id wins. */
export const ReferenceField = (reference: Reference, options: FieldOptions & { column?: ColumnOptions } = {}) => {
  const nullable = reference.fallback === undefined;
  return stored(
    { ...options, reference },
    { type: 'integer', nullable },
    Column({ type: 'integer', nullable }),
    ...writable(options, nullable ? toNumber : notNull(toNumber), ...isId),
  );
};

/** The name that belongs to a `ReferenceField`. */
export const NameField = (idKey: string, list: NamedList, options: FieldOptions = {}) =>
  field({
    options,
    api: { type: String, nullable: true },
    select: (table) => nameOf(list, sql`${raw(table)}.${raw(idKey)}`),
    decorators: writable(options, toText, IsText(255)),
  });

const isId = [
  IsInt({ message: '$property must be a whole number' }),
  Min(0, { message: '$property must not be negative' }),
  Max(LARGEST_ID, { message: `$property must not be more than ${LARGEST_ID}` }),
];

const writable = (
  { readOnly }: FieldOptions,
  coerce: (value: unknown) => unknown,
  ...checks: PropertyDecorator[]
): PropertyDecorator[] =>
  readOnly ? [] : [Transform(({ value }) => coerce(value)) as PropertyDecorator, IsOptional(), ...checks];

/** Where a column is never empty, `null` says as much as leaving the field out. */
const notNull = (coerce: (value: unknown) => unknown) => (value: unknown) => coerce(value) ?? undefined;

function stored(
  { decode, reference, ...options }: FieldOptions & Pick<Field, 'decode' | 'reference'>,
  api: ApiPropertyOptions,
  ...decorators: PropertyDecorator[]
): PropertyDecorator {
  return (target, property) => {
    const key = String(property);
    field({ options, api, decode, reference, decorators, select: (table) => sql`${raw(table)}.${raw(key)}` })(
      target,
      property,
    );
  };
}

interface FieldParts extends Pick<Field, 'select' | 'decode' | 'reference'> {
  options: FieldOptions;
  api: ApiPropertyOptions;
  decorators?: PropertyDecorator[];
}

function field({ options, api, decorators = [], ...parts }: FieldParts): PropertyDecorator {
  const { readOnly = false, ...documentation } = options;
  return (target, property) => {
    const declared: Field = { key: String(property), readOnly, ...parts };
    declareField(target.constructor, declared);
    applyDecorators(ApiProperty({ ...api, ...documentation, readOnly } as ApiPropertyOptions), ...decorators)(
      target,
      property,
    );
  };
}
