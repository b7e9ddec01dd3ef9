import type { QueryRunner, TableColumnOptions, TableForeignKeyOptions } from 'typeorm';

/** Columns as migrations write them, in types that both databases know. */
export const id: TableColumnOptions = {
  name: 'id',
  type: 'integer',
  isPrimary: true,
  isGenerated: true,
  generationStrategy: 'increment',
};

type Nullable = { isNullable?: boolean };

export const integer = (name: string, options: Nullable = {}): TableColumnOptions => ({
  name,
  type: 'integer',
  ...options,
});

/** The primary key of every table of an account: ids count within it. */
export const ownId: readonly TableColumnOptions[] = [
  { ...integer('account_id'), isPrimary: true },
  { ...integer('id'), isPrimary: true },
];

export const boolean = (name: string, options: Nullable = {}): TableColumnOptions => ({
  name,
  type: 'boolean',
  ...options,
});

export const text = (name: string, length?: number, options: Nullable = {}): TableColumnOptions => ({
  name,
  type: 'varchar',
  ...(length ? { length: String(length) } : {}),
  ...options,
});

/** Text without a limit, or JSON kept as text. */
export const longText = (name: string, options: Nullable = {}): TableColumnOptions => ({
  name,
  type: 'text',
  ...options,
});

export const decimal = (
  name: string,
  precision: number,
  scale: number,
  options: Nullable = {},
): TableColumnOptions => ({ name, type: 'decimal', precision, scale, ...options });

export const date = (name: string, options: Nullable = {}): TableColumnOptions => ({ name, type: 'date', ...options });

/** A moment in UTC to the second, as text: see docs/decisions/0002-times-are-text.md. */
export const timestamp = (name: string, options: Nullable = {}): TableColumnOptions => text(name, 20, options);

export const nullable: Nullable = { isNullable: true };

export const belongsTo = (
  columnName: string,
  referencedTableName: string,
  onDelete?: 'CASCADE',
): TableForeignKeyOptions => ({
  columnNames: [columnName],
  referencedTableName,
  referencedColumnNames: ['id'],
  onDelete,
});

/** A record belongs to an account and goes with it. */
export const ofAccount = belongsTo('account_id', 'accounts', 'CASCADE');

/** A record names another one of the same account. */
export const refersTo = (
  columnName: string,
  referencedTableName: string,
  onDelete?: 'CASCADE',
): TableForeignKeyOptions => ({
  columnNames: ['account_id', columnName],
  referencedTableName,
  referencedColumnNames: ['account_id', 'id'],
  onDelete,
});

/** Text that is compared byte by byte, so that an order or a search does not depend on the database's language. */
export const byteText = (name: string, length?: number, options: Nullable = {}): TableColumnOptions => ({
  ...(length === undefined ? longText(name, options) : text(name, length, options)),
  collation: 'C',
});

/** The name that the database has for the collation C. */
export const byBytes = ({ connection }: QueryRunner): string =>
  connection.options.type === 'postgres' ? 'C' : 'BINARY';
