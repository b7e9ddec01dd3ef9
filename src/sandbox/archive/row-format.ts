import type { DataSource, EntityMetadata } from 'typeorm';

import { type AccountTable, accountTables } from '../../accounts/account-tables.js';
import { fieldsOf, initialsOf } from '../../fields/field.js';
import { MAX_DECIMAL, MAX_INTEGER } from '../../fields/fields.js';
import { boolean, type Check, date, decimal, EMPTY, MISSING, text, wholeNumber } from '../../fields/validators.js';
import type { RecordClass } from '../../records/records.js';
import { type Table, tableOfRecords } from '../../records/tables.js';
import { RowError } from './archive-error.js';

type Column = EntityMetadata['columns'][number];

/** A row of a table as an archive has it: by column, the same whatever the database, without what follows from the rest. */
export type Row = Readonly<Record<string, unknown>>;

/** The rows of one table of accounts, as a database and as an archive have them. */
export class RowFormat {
  /** The columns that an archive has: all but the account, and what searches compare, which follows from the others. */
  readonly columns: readonly string[];
  private readonly metadata: EntityMetadata;
  private readonly rows: Table;
  private readonly checks: ReadonlyMap<string, Check>;
  private readonly initials: Row;

  constructor(
    source: DataSource,
    readonly table: AccountTable,
  ) {
    this.metadata = source.entityMetadatas.find(({ tableName }) => tableName === table.name)!;
    const type = this.metadata.target as RecordClass;
    this.rows = tableOfRecords(source.manager, type);
    this.initials = initialsOf(type);
    const folded = fieldsOf(type).map((field) => field.folded);
    this.columns = table.columns.filter((name) => !folded.includes(name));
    this.checks = new Map(this.columns.map((name) => [name, checkOf(this.column(name), table)]));
  }

  /** A row as an archive has it. */
  read(stored: Row): Row {
    return Object.fromEntries(this.columns.map((name) => [name, this.rows.loaded(name, stored[name])]));
  }

  /**
   * A row as the database has it, without the account.
   * @throws RowError that names every column that is wrong.
   */
  store(row: unknown): Row {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) throw new RowError('must be a JSON object');
    const given: Row = { ...this.initials, ...row };
    const wrong = this.columns.flatMap((name) => {
      const problem = this.checks.get(name)!(given[name]);
      return problem === undefined ? [] : [`${name} ${problem}`];
    });
    const unknown = Object.keys(row).filter((name) => !this.checks.has(name));
    wrong.push(...unknown.map((name) => `${name} is not known`));
    if (wrong.length > 0) throw new RowError(wrong.join('; '));
    const all = this.rows.withFolded(given);
    return Object.fromEntries(this.table.columns.map((name) => [name, this.rows.stored(name, all[name])]));
  }

  /** What a row names, by the column that names it: the table and the key of the other row. */
  references(row: Row): { column: string; table: string; key: string; value: unknown; ofAccount: boolean }[] {
    return this.metadata.foreignKeys
      .map(({ columnNames, referencedColumnNames, referencedEntityMetadata: { tableName } }) => ({
        column: columnNames.at(-1)!,
        table: tableName,
        key: referencedColumnNames.at(-1)!,
        value: row[columnNames.at(-1)!],
        ofAccount: columnNames.length > 1,
      }))
      .filter(({ value }) => value !== undefined && value !== null);
  }

  private column(name: string): Column {
    return this.metadata.columns.find(({ databaseName }) => databaseName === name)!;
  }
}

/** How the rows of each table of accounts are read and stored; those that others refer to first. */
export function rowFormats(source: DataSource): RowFormat[] {
  return accountTables(source).map((table) => new RowFormat(source, table));
}

function checkOf({ databaseName, type, length, isNullable }: Column, { key }: AccountTable): Check {
  const check = key.includes(databaseName) ? wholeNumber(1, MAX_INTEGER) : checkOfType(type, length);
  return (value) => {
    if (value !== null && value !== undefined) return check(value);
    if (isNullable) return undefined;
    return value === null ? EMPTY : MISSING;
  };
}

function checkOfType(type: Column['type'], length: string): Check {
  switch (type) {
    case 'integer':
      return wholeNumber(-MAX_INTEGER, MAX_INTEGER);
    case 'decimal':
      return decimal(-MAX_DECIMAL, MAX_DECIMAL);
    case 'boolean':
      return boolean;
    case 'date':
      return date;
    case 'varchar':
    case 'text':
      return text(Number(length) || Infinity);
    case 'simple-json':
      return () => undefined;
    default:
      throw new Error(`No archive has values of the type ${String(type)} yet.`);
  }
}
