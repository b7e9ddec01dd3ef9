import { raw, type Sql } from 'sql-template-tag';

/** A column, always with its table: SQLite takes a quoted name that it does not find for a text. */
export const columnOf = (table: string, column: string): Sql => raw(`${table}."${column}"`);
