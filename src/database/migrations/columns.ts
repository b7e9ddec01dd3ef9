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

export const boolean = (name: string): TableColumnOptions => ({ name, type: 'boolean' });

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

export const day = (name: string): TableColumnOptions => ({ name, type: 'date', isNullable: true });

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

/** The collation that compares text byte by byte, so that an order does not depend on the database's language. */
export const byBytes = ({ connection }: QueryRunner): string =>
  connection.options.type === 'postgres' ? 'C' : 'BINARY';
