import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import type { EntityManager, EntityMetadata, FindOptionsWhere, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm';

import type { Caller } from '../accounts/caller.js';
import type { ChangeAction } from './change.entity.js';
import { type ChangeLine, storeChanges } from './change-log.js';
import type { Clock } from '../clock/clock.js';
import type { Dialect } from '../database/dialect.js';
import type { Transaction } from '../database/transaction.js';
import { fieldsOf } from '../fields/field.js';
import type { View } from './view.js';

/** A class of records that belong to an account. */
export type RecordClass<E extends StoredRecord = StoredRecord> = new () => E;

export interface StoredRecord extends ObjectLiteral {
  id: number;
  account_id: number;
}

export interface Page<R> {
  total: number;
  items: R[];
}

export interface PageRequest {
  where?: Sql;
  /** How many records the whole list has, as SQL, where there is something cheaper than counting them. */
  total?: Sql;
  limit: number;
  offset: number;
}

export interface Entry {
  id: number;
  name: string;
}

/** A list of named entries that other records point at by id. */
export interface EntryList {
  readonly table: string;
  /** Where one table holds several lists: which entries belong to this one. */
  readonly where?: Sql;
  /** Whether each account has entries of its own, rather than all sharing the same. */
  readonly ofAccount: boolean;
}

/**
 * The records of one account, within one unit of work. Nothing here can reach another account's records, and nothing
 * can be written without being noted in the trail.
 */
export class Records {
  constructor(
    readonly caller: Caller,
    private readonly manager: EntityManager,
    private readonly dialect: Dialect,
    private readonly clock: Clock,
    /** The transaction that whatever is written belongs to; there is none in a unit of work that only reads. */
    private readonly transaction?: Transaction,
  ) {}

  /** A page of a list, and how many records the whole list has, read in one statement. */
  async page<R extends object>(view: View<R>, { where, total, limit, offset }: PageRequest): Promise<Page<R>> {
    const from = this.from(view, where);
    const items = sql`SELECT ${view.select(this.dialect)} AS item ${from} ORDER BY ${view.order} LIMIT ${limit} OFFSET ${offset}`;
    return this.readPage(view, empty, total ?? sql`SELECT count(*) ${from}`, items);
  }

  /** The same for records that a SELECT of ids has found, in the order of their ids; the finding is done once. */
  async pageOf<R extends object>(view: View<R>, found: Sql, { limit, offset }: PageRequest): Promise<Page<R>> {
    const ids = sql`SELECT id FROM found ORDER BY id LIMIT ${limit} OFFSET ${offset}`;
    const from = this.from(view, sql`${raw(view.table)}.id IN (${ids})`);
    const items = sql`SELECT ${view.select(this.dialect)} AS item ${from} ORDER BY ${raw(view.table)}.id`;
    return this.readPage(view, sql`WITH found AS MATERIALIZED (${found})`, sql`SELECT count(*) FROM found`, items);
  }

  /** The first records in the order of the view that fit, as they are shown. */
  async first<R extends object>(view: View<R>, where: Sql, limit: number): Promise<R[]> {
    const select = sql`SELECT ${view.select(this.dialect)} AS item ${this.from(view, where)}
      ORDER BY ${view.order} LIMIT ${limit}`;
    const rows = await this.dialect.queryJson(this.manager, select);
    return rows.map((row) => view.decode(row as unknown[]));
  }

  /** One record as it is shown, or `undefined`. */
  async show<R extends object>(view: View<R>, id: number): Promise<R | undefined> {
    const select = view.selectOne(this.dialect, this.caller.account_id, id);
    const [row] = await this.dialect.queryJson(this.manager, select);
    return row === undefined ? undefined : view.decode(row as unknown[]);
  }

  /** Whether the record exists; if so, nobody else changes or deletes it until this unit of work ends. */
  async lock(type: RecordClass, id: number): Promise<boolean> {
    const statement = sql`SELECT id FROM ${this.tableOf(type)}
      WHERE id = ${id} AND account_id = ${this.caller.account_id} ${this.dialect.forUpdate}`;
    return (await this.dialect.query(this.manager, statement)).length > 0;
  }

  /** The stored records that match, in the order of their ids. */
  find<E extends StoredRecord>(type: RecordClass<E>, where: FindOptionsWhere<E>): Promise<E[]> {
    return this.manager.find(type, { where: this.own(where), order: { id: 'ASC' } as never });
  }

  async exists<E extends StoredRecord>(type: RecordClass<E>, where: Partial<E>): Promise<boolean> {
    const own: Partial<E> = { ...where, account_id: this.caller.account_id };
    const conditions = this.metadata(type)
      .columns.filter(({ propertyName }) => own[propertyName] !== undefined)
      .map((column) => sql`${raw(`"${column.databaseName}"`)} = ${this.stored(own[column.propertyName], column)}`);
    const statement = sql`SELECT id FROM ${this.tableOf(type)} WHERE ${join(conditions, ' AND ')} LIMIT 1`;
    return (await this.dialect.query(this.manager, statement)).length > 0;
  }

  /** The entries of a list that records refer to: the account's own, or those that all accounts share. */
  entriesOf<T extends Entry>(
    { table, where, ofAccount }: EntryList,
    columns = ['id', 'name'],
    order = 'id',
  ): Promise<T[]> {
    const conditions = [...(where ? [where] : []), ...(ofAccount ? [sql`account_id = ${this.caller.account_id}`] : [])];
    const condition = conditions.length > 0 ? sql`WHERE ${join(conditions, ' AND ')}` : empty;
    const select = sql`SELECT ${raw(columns.join())} FROM ${raw(table)} ${condition} ORDER BY ${raw(order)}`;
    return this.dialect.query(this.manager, select);
  }

  /** How many records of a table the account has, as SQL; only for tables that the database keeps count of. */
  totalOf(table: string): Sql {
    return sql`SELECT coalesce(sum(total), 0) FROM record_counts
      WHERE account_id = ${this.caller.account_id} AND record_type = ${table}`;
  }

  /** A SELECT of the ids of those records that have this run of three or more digits in a column. */
  withDigits(table: string, column: string, run: string): Sql {
    return this.dialect.withDigits(table, column, run, this.caller.account_id);
  }

  /** Calls `task` once everything is kept; not at all when this unit of work fails. */
  afterCommit(task: () => void): void {
    this.transaction!.afterCommit(task);
  }

  /** Makes other units of work that call this for the same account wait until this one ends. */
  async lockAccount(): Promise<void> {
    const statement = this.dialect.lockAccount?.(this.caller.account_id);
    if (statement) await this.dialect.query(this.manager, statement);
  }

  /** Stores what is itself a log or a plan, and so is not noted in the trail. Returns its id. */
  async append<E extends StoredRecord>(type: RecordClass<E>, values: Partial<E>): Promise<number> {
    return this.store(type, { ...values, account_id: this.caller.account_id });
  }

  /** Stores a new record and returns its id. Both of its times are now. */
  async insert<E extends StoredRecord>(type: RecordClass<E>, values: Partial<E>): Promise<number> {
    const now = this.clock.timestamp();
    const stored = { ...values, account_id: this.caller.account_id, created_at: now, updated_at: now };
    const id = await this.store(type, stored);
    this.note(type, id, 'create', null, this.onlyColumns(type, values));
    return id;
  }

  /**
   * Stores what differs between `record`, as it was found, and `values`. Returns whether anything did.
   * `touch: false` leaves `updated_at` as it is.
   */
  async update<E extends StoredRecord>(
    type: RecordClass<E>,
    record: E,
    values: Partial<E>,
    { touch = true } = {},
  ): Promise<boolean> {
    const given = Object.keys(this.onlyColumns(type, values));
    const changed = given.filter((key) => values[key] !== undefined && values[key] !== record[key]);
    if (changed.length === 0) return false;
    const pick = (source: Partial<E>) => Object.fromEntries(changed.map((key) => [key, source[key]]));
    const stored = touch ? { ...pick(values), updated_at: this.clock.timestamp() } : pick(values);
    await this.manager.update(
      type,
      this.own<E>({ id: record.id } as FindOptionsWhere<E>),
      this.onlyColumns<E>(type, stored),
    );
    this.note(type, record.id, 'update', pick(record), pick(values));
    return true;
  }

  /** Deletes a record and, before it, everything that hangs on it, each with its own line in the trail. */
  async delete<E extends StoredRecord>(type: RecordClass<E>, record: E): Promise<void> {
    for (const [child, column] of this.childrenOf(type)) {
      for (const dependent of await this.find(child, { [column]: record.id })) await this.delete(child, dependent);
    }
    await this.manager.delete(type, this.own<E>({ id: record.id } as FindOptionsWhere<E>));
    const { id, account_id: _, ...values } = record;
    this.note(type, id, 'delete', values as Partial<E>, null);
  }

  private async readPage<R extends object>(view: View<R>, before: Sql, total: Sql, items: Sql): Promise<Page<R>> {
    const [found] = await this.dialect.queryJson(this.manager, sql`${before} ${this.dialect.page(total, items)}`);
    const [count, rows] = found as [number, unknown[][]];
    return { total: count, items: rows.map((row) => view.decode(row)) };
  }

  private from(view: View<object>, where?: Sql): Sql {
    const table = raw(view.table);
    const own = sql`FROM ${table} WHERE ${table}.account_id = ${this.caller.account_id}`;
    return where ? sql`${own} AND (${where})` : own;
  }

  private own<E extends StoredRecord>(where: FindOptionsWhere<E>): FindOptionsWhere<E> {
    return { ...where, account_id: this.caller.account_id };
  }

  private metadata(type: RecordClass): EntityMetadata {
    return this.manager.connection.getMetadata(type);
  }

  private onlyColumns<E extends StoredRecord>(type: RecordClass<E>, values: ObjectLiteral): QueryDeepPartialEntity<E> {
    const { propertiesMap } = this.metadata(type);
    return Object.fromEntries(
      Object.entries(values).filter(([key]) => key in propertiesMap),
    ) as QueryDeepPartialEntity<E>;
  }

  private tableOf(type: RecordClass): Sql {
    return raw(this.metadata(type).tableName);
  }

  /** Inserts a row and returns its id. Every column is named, so that there is one statement for each table. */
  private async store<E extends StoredRecord>(type: RecordClass<E>, values: Partial<E>): Promise<number> {
    const columns = this.metadata(type).columns.filter(({ isGenerated }) => !isGenerated);
    const stored = columns.map((column) => this.stored(values[column.propertyName], column));
    const names = columns.map(({ databaseName }) => raw(`"${databaseName}"`));
    const statement = sql`INSERT INTO ${this.tableOf(type)} (${join(names)}) VALUES (${join(stored)}) RETURNING id`;
    const [{ id }] = await this.dialect.query<{ id: number }>(this.manager, statement);
    return id;
  }

  /** A value as its column holds it: TypeORM knows, from the same declaration that it reads by. */
  private stored(value: unknown, column: EntityMetadata['columns'][number]): unknown {
    return this.manager.connection.driver.preparePersistentValue(value ?? null, column);
  }

  /** The classes of records that the database would delete along with one of `type`, and the column that names it. */
  private childrenOf(type: RecordClass): [RecordClass, string][] {
    const parent = this.metadata(type);
    return this.manager.connection.entityMetadatas.flatMap(({ target, foreignKeys }) =>
      foreignKeys
        .filter((key) => key.referencedEntityMetadata === parent && key.onDelete === 'CASCADE')
        .map((key): [RecordClass, string] => [target as RecordClass, key.columnNames[0]]),
    );
  }

  private note(
    type: RecordClass,
    record_id: number,
    action: ChangeAction,
    old_values: ObjectLiteral | null,
    new_values: ObjectLiteral | null,
  ): void {
    const { account_id, key_id } = this.caller;
    const record_type = this.metadata(type).tableName;
    const changed_at = this.clock.timestamp();
    const line: ChangeLine = {
      account_id,
      key_id,
      changed_at,
      record_type,
      record_id,
      action,
      old_values: textOf(withoutSecrets(type, old_values)),
      new_values: textOf(withoutSecrets(type, new_values)),
    };
    this.transaction!.append(storeChanges(this.dialect), line);
  }
}

function textOf(values: ObjectLiteral | null): string | null {
  return values && JSON.stringify(values);
}

/** The trail says that a secret was set or changed, not what it is. */
function withoutSecrets(type: RecordClass, values: ObjectLiteral | null): ObjectLiteral | null {
  const secrets = fieldsOf(type).filter(({ key, secret }) => secret && values?.[key] != null);
  return values && { ...values, ...Object.fromEntries(secrets.map(({ key }) => [key, '(hidden)'])) };
}
