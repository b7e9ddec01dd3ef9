import type { Type } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import sql, { raw, type Sql } from 'sql-template-tag';

import { type Dialect, type Statement, type StatementText, textOf } from '../database/dialect.js';
import { declareField, fieldsOf, tableOf } from '../fields/field.js';
import { type OrderKey, orderKeys } from './order.js';

/** One value of a view: what it is called and the SQL expression that gives it, as it stands in JSON. */
export interface ViewColumn {
  readonly key: string;
  readonly select: (table: string, dialect: Dialect) => Sql;
  /** Whether that is JSON already. */
  readonly isJson?: boolean;
  /** Whether it gathers other records, which can only be stored after this one. */
  readonly nested?: boolean;
}

export interface ViewOptions {
  /** Columns that come before the class's own. */
  first?: readonly ViewColumn[];
  /** Shows the fields that are otherwise kept secret. */
  secrets?: boolean;
}

/**
 * How the records of a table are read: each as one JSON object made by the database, with whatever belongs to the record
 * inside it. So one statement reads everything that an answer needs, from one state of the database, and what it gives is
 * what is sent (docs/decisions/0004-records-are-read-as-json.md).
 */
export class View<R extends object> {
  private readonly selects = new WeakMap<Dialect, Sql>();
  private readonly ones = new WeakMap<Dialect, StatementText>();
  private readonly narrowed = new Map<string, View<R>>();
  /** The columns of the order, where it is one of mere columns. */
  readonly orderedBy?: readonly OrderKey[];

  constructor(
    /** The class that documents what the view reads. */
    readonly type: Type<R>,
    readonly table: string,
    private readonly columns: readonly ViewColumn[],
    /** The order of a list, as SQL. */
    readonly order: Sql,
  ) {
    this.orderedBy = orderKeys(order);
  }

  get keys(): readonly string[] {
    return this.columns.map(({ key }) => key);
  }

  /** The same records with further values behind their own. */
  with(...further: readonly ViewColumn[]): View<R> {
    return new View(this.type, this.table, [...this.columns, ...further], this.order);
  }

  /** Whether the database can give a record of it while it stores the row. */
  get isFlat(): boolean {
    return !this.columns.some(({ nested }) => nested);
  }

  /** The same records with these keys alone, in the order of the view. */
  only(keys: ReadonlySet<string>): View<R> {
    const columns = this.columns.filter(({ key }) => keys.has(key));
    const name = columns.map(({ key }) => key).join();
    let view = this.narrowed.get(name);
    if (!view) this.narrowed.set(name, (view = new View(this.type, this.table, columns, this.order)));
    return view;
  }

  /** The record as an SQL expression that gives a JSON object. */
  select(dialect: Dialect): Sql {
    const known = this.selects.get(dialect);
    if (known) return known;
    const record = dialect.jsonObject(
      this.columns.map(({ key, select, isJson }) => ({ key, value: select(this.table, dialect), isJson })),
    );
    // In one piece, so that nobody puts its parts together again for each request.
    const made = record.values.length === 0 ? raw(record.sql) : record;
    this.selects.set(dialect, made);
    return made;
  }

  /** The SELECT of one record. Its text is made once, for it is long and asked for most often. */
  selectOne(dialect: Dialect, account_id: number, id: number): Statement {
    const select = this.select(dialect);
    let known = this.ones.get(dialect);
    if (!known) {
      const table = raw(this.table);
      const statement = sql`SELECT ${select} AS item FROM ${table}
        WHERE ${table}.account_id = ${account_id} AND ${table}.id = ${id}`;
      this.ones.set(dialect, (known = textOf(statement)));
    }
    return { ...known, values: [...select.values, account_id, id] };
  }
}

/** The view of a class: the fields that it documents, of the table of its entity. */
export function viewOf<R extends object>(
  type: Type<R>,
  order: Sql,
  { first = [], secrets = false }: ViewOptions = {},
): View<R> {
  const fields = fieldsOf(type).filter(({ secret }) => secrets || !secret);
  return new View(type, tableOf(type), [...first, ...fields], order);
}

interface NestedOptions {
  /** The column of the inner records that names the outer one. */
  by: string;
  /** The column of the outer record that they name, where it is not its id. */
  of?: string;
  /** Which of them belong there, where not all do. */
  where?: Sql;
  description?: string;
}

/** A field that holds the records of another view that belong to this one, in the order of their list. */
export const NestedField =
  (view: () => View<object>, { by, of = 'id', where, description }: NestedOptions): PropertyDecorator =>
  (target, property) => {
    ApiProperty({ type: () => [view().type], description })(target, property);
    declareField(target.constructor, {
      key: String(property),
      readOnly: true,
      required: false,
      secret: false,
      isJson: true,
      nested: true,
      select: (table, dialect) => {
        const inner = view();
        const belongs = raw(
          `${inner.table}.account_id = ${table}.account_id AND ${inner.table}.${by} = ${table}.${of}`,
        );
        const condition = where ? sql`${belongs} AND ${where}` : belongs;
        return dialect.gather(
          sql`SELECT ${inner.select(dialect)} AS item FROM ${raw(inner.table)} WHERE ${condition} ORDER BY ${inner.order}`,
        );
      },
    });
  };

interface StoredOptions {
  key?: string;
  /** Whether it holds JSON. */
  isJson?: boolean;
  /** The JSON value that is shown of it, where that is another. */
  shown?: (value: Sql, dialect: Dialect) => Sql;
}

/** A column as it is stored, under a key of its own. */
export function storedColumn(
  column: string,
  { key = column, isJson, shown = (value) => value }: StoredOptions = {},
): ViewColumn {
  return { key, isJson, select: (table, dialect) => shown(raw(`${table}.${column}`), dialect) };
}
