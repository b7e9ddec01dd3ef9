import type { Type } from '@nestjs/common';
import sql, { raw, type Sql } from 'sql-template-tag';

import type { Dialect, Statement } from '../database/dialect.js';
import { fieldsOf } from '../fields/field.js';

/** One value of a view: what it is called and the SQL expression that gives it. */
export interface ViewColumn {
  readonly key: string;
  readonly select: (dialect: Dialect) => Sql;
  /** Turns what the database's JSON holds into what the record holds, where that differs. */
  readonly decode?: (value: never) => unknown;
}

/**
 * How the records of a table are read: each as one JSON array made by the database, with whatever hangs on the record
 * inside it. So one statement reads everything that an answer needs, from one state of the database, and a value looks
 * the same whichever database it came from.
 */
export class View<R extends object> {
  private readonly selects = new WeakMap<Dialect, Sql>();
  private readonly ones = new WeakMap<Dialect, Omit<Statement, 'values'>>();
  /** Every record begins as a copy of it, which is faster than growing one key by key. */
  private readonly blank: Readonly<Record<string, unknown>>;

  constructor(
    readonly table: string,
    private readonly columns: readonly ViewColumn[],
    /** The order of a list, as SQL. */
    readonly order: Sql,
  ) {
    this.blank = Object.fromEntries(columns.map(({ key }) => [key, null]));
  }

  /** The record as an SQL expression that gives a JSON array. */
  select(dialect: Dialect): Sql {
    const known = this.selects.get(dialect);
    if (known) return known;
    const select = dialect.jsonArray(this.columns.map((column) => column.select(dialect)));
    // In one piece, so that nobody puts its parts together again for each request.
    const made = select.values.length === 0 ? raw(select.sql) : select;
    this.selects.set(dialect, made);
    return made;
  }

  /** The SELECT of one record. Its text is made once, for it is long and asked for most often. */
  selectOne(dialect: Dialect, account_id: number, id: number): Statement {
    let known = this.ones.get(dialect);
    if (!known) {
      const table = raw(this.table);
      const { sql: forSqlite, text } = sql`SELECT ${this.select(dialect)} AS item FROM ${table}
        WHERE ${table}.account_id = ${account_id} AND ${table}.id = ${id}`;
      this.ones.set(dialect, (known = { sql: forSqlite, text }));
    }
    return { ...known, values: [account_id, id] };
  }

  /** The record from the JSON array, its keys in the order of the columns. */
  decode(values: readonly unknown[]): R {
    const record = { ...this.blank };
    for (let index = 0; index < values.length; index++) {
      const { key, decode } = this.columns[index];
      const value = values[index];
      record[key] = decode && value !== null ? decode(value as never) : value;
    }
    return record as R;
  }
}

/** The columns of a view that shows all of a record's fields but those left out. */
export function columnsOf(type: Type, table: string, omit: readonly string[] = []): ViewColumn[] {
  return fieldsOf(type)
    .filter(({ key }) => !omit.includes(key))
    .map(({ key, select, decode }) => ({ key, decode, select: () => select(table) }));
}

/** A column that holds the records of `view` that hang on the record of an outer view, in the order of their list. */
export function nestedColumn<R extends object>(key: string, view: View<R>, on: Sql): ViewColumn {
  return {
    key,
    select: (dialect) =>
      dialect.gather(
        sql`SELECT ${view.select(dialect)} AS item FROM ${raw(view.table)} WHERE ${on} ORDER BY ${view.order}`,
      ),
    decode: (rows: unknown[][]) => rows.map((row) => view.decode(row)),
  };
}

/** A column as it is stored, under a key of its own. */
export function storedColumn(
  table: string,
  column: string,
  { key = column, decode }: Partial<Pick<ViewColumn, 'key' | 'decode'>> = {},
): ViewColumn {
  return { key, decode, select: () => raw(`${table}.${column}`) };
}

/** Some of the columns, in this order. */
export function inOrder(columns: readonly ViewColumn[], keys: readonly string[]): ViewColumn[] {
  return keys.map((key) => {
    const column = columns.find((candidate) => candidate.key === key);
    if (!column) throw new Error(`There is no column ${key}`);
    return column;
  });
}
