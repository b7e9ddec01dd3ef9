import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import type { EntityManager, FindOptionsWhere, ObjectLiteral } from 'typeorm';

import type { Caller } from '../accounts/caller.js';
import type { AccountClock } from '../clock/clock.js';
import type { Dialect, Statement } from '../database/dialect.js';
import type { Json } from '../database/json.js';
import type { Transaction } from '../database/transaction.js';
import { fieldsOf, initialsOf } from '../fields/field.js';
import type { ChangeAction } from './change.entity.js';
import { type ChangeLine, storeChanges } from './change-log.js';
import { type Page, type PageRequest, Pages, type Paging } from './pages.js';
import type { Places } from './places.js';
import { settled } from './settled.js';
import type { RecordClass, StoredRecord } from './stored-record.js';
import { type Table, tableOfRecords } from './tables.js';
import type { View } from './view.js';

export type { RecordClass, StoredRecord };

/** Values of a new record that the database works out while it stores the row. */
export type Derived<E> = { readonly [K in keyof E & string]?: Sql };

export interface InsertOptions<E> {
  /** `show` is quicker when it comes next and asks for this view. */
  shownAs?: View<object>;
  derived?: Derived<E>;
}

/**
 * The records of one account, within one unit of work. Nothing here can reach another account's records, and nothing
 * can be written without being noted in the change log.
 */
export class Records {
  /** What is being deleted, so that records which name each other do not go round in circles. */
  private readonly deleting = new Set<string>();
  private readonly pages: Pages;
  /** What the statement before gave back of the row that it stored. */
  private stored?: { view: View<object>; id: number; item: unknown };

  constructor(
    readonly caller: Caller,
    readonly clock: AccountClock,
    private readonly manager: EntityManager,
    private readonly dialect: Dialect,
    /** The transaction that whatever is written belongs to; there is none in a unit of work that only reads. */
    private readonly transaction?: Transaction,
    places?: Places,
  ) {
    this.pages = new Pages(caller.account_id, clock, manager, dialect, places);
  }

  /** Whether others can change what this unit of work has read and not locked. */
  get needsLocks(): boolean {
    return !this.dialect.singleWriter;
  }

  /** A page of a list, and how many records the whole list has. */
  page<R extends object>(view: View<R>, request: PageRequest): Promise<Page<R>> {
    return this.pages.read(view, request);
  }

  /** The same for records that a SELECT of ids has found, in the order of their ids; the finding is done once. */
  pageOf<R extends object>(view: View<R>, found: Sql, request: Paging): Promise<Page<R>> {
    return this.pages.readFound(view, found, request);
  }

  /** The same for what a search finds. */
  pageFound<R extends object>(view: View<R>, request: PageRequest): Promise<Page<R>> {
    return this.pages.readSearch(view, request);
  }

  /** All records in the order of the view that fit, as they are shown; at most `limit` of them where one is given. */
  async all<R extends object>(view: View<R>, where?: Sql, limit?: number): Promise<R[]> {
    const select = sql`SELECT ${view.select(this.dialect)} AS item ${this.pages.from(view, where)}
      ORDER BY ${view.order} ${limit === undefined ? empty : sql`LIMIT ${limit}`}`;
    return (await this.query<{ item: unknown }>(select)).map(({ item }) => this.dialect.jsonOf<R>(item).value);
  }

  /** One record as it is shown, or `undefined`. */
  async show<R extends object>(view: View<R>, id: number): Promise<Json<R> | undefined> {
    const { stored } = this;
    if (stored?.view === view && stored.id === id) return this.dialect.jsonOf(stored.item);
    const select = view.selectOne(this.dialect, this.caller.account_id, id);
    // What writes is alone on its connection, and all others wait for it.
    const item = this.transaction
      ? (await this.query<{ item: unknown }>(select))[0]?.item
      : await this.dialect.one(this.manager, settled(select, this.clock));
    return item === undefined ? undefined : this.dialect.jsonOf(item);
  }

  /** The rows of a SELECT; what it reads of the account's tables it names by `own`. */
  query<Row>(select: Statement): Promise<Row[]> {
    this.stored = undefined;
    return this.dialect.query<Row>(this.manager, settled(select, this.clock));
  }

  /** The account's rows of a table, as they stand after FROM, under the table's name or another. */
  own(table: string, alias = table): Sql {
    return sql`(SELECT * FROM ${raw(table)} WHERE account_id = ${this.caller.account_id}) AS ${raw(alias)}`;
  }

  /** A condition on the rows of a table: a column that `indexText` knows holds each of these texts somewhere. */
  contains(table: string, column: string, texts: readonly string[]): Sql {
    return this.dialect.containing(table, column, texts, this.caller.account_id);
  }

  today(): string {
    return this.clock.today();
  }

  /** Whether the record exists; if so, nobody else changes or deletes it until this unit of work ends. */
  async lock(type: RecordClass, id: number): Promise<boolean> {
    const statement = sql`SELECT id FROM ${raw(this.table(type).name)}
      WHERE account_id = ${this.caller.account_id} AND id = ${id} ${this.dialect.forUpdate}`;
    return (await this.query(statement)).length > 0;
  }

  /** The stored records that match, in the order of their ids. */
  find<E extends StoredRecord>(type: RecordClass<E>, where: FindOptionsWhere<E>): Promise<E[]> {
    const own = { ...where, account_id: this.caller.account_id };
    return this.manager.find(type, { where: own, order: { id: 'ASC' } as never });
  }

  async exists<E extends StoredRecord>(type: RecordClass<E>, where: Partial<E>): Promise<boolean> {
    return (await this.query(sql`${this.idsOf(type, where)} LIMIT 1`)).length > 0;
  }

  /** A SELECT of the ids of the stored records that match. */
  idsOf<E extends StoredRecord>(type: RecordClass<E>, where: Partial<E>): Sql {
    const table = this.table(type);
    const conditions = Object.entries(where)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => sql`${raw(`"${key}"`)} = ${table.stored(key, value)}`);
    const own = sql`account_id = ${this.caller.account_id}`;
    return sql`SELECT id FROM ${raw(table.name)} WHERE ${join([own, ...conditions], ' AND ')}`;
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
    if (statement) await this.query(statement);
  }

  /** Stores what is itself a log or a plan, and so is not noted in the change log. Returns its id. */
  async append<E extends StoredRecord>(type: RecordClass<E>, values: Partial<E>): Promise<number> {
    return (await this.store(type, values)).id;
  }

  /** Stores many such rows with one statement. Both of their times, where they have them, are now. */
  async appendAll<E extends StoredRecord>(type: RecordClass<E>, rows: readonly Partial<E>[]): Promise<number[]> {
    if (rows.length === 0) return [];
    const { account_id } = this.caller;
    const now = this.clock.timestamp();
    const usual = { ...initialsOf(type), created_at: now, updated_at: now };
    const stored = rows.map((row) => ({ ...this.storedRow(type, { ...usual, ...row }), account_id }));
    const statement = this.table(type).insertRows(this.dialect);
    const found = await this.query<{ id: number }>({ ...statement, values: [JSON.stringify(stored)] });
    return found.map(({ id }) => id).toSorted((one, other) => one - other);
  }

  /** Stores a new record and returns its id. Both of its times, where it has them, are now. */
  async insert<E extends StoredRecord>(
    type: RecordClass<E>,
    values: Partial<E>,
    { shownAs, derived = {} }: InsertOptions<E> = {},
  ): Promise<number> {
    const now = this.clock.timestamp();
    const record: ObjectLiteral = { ...initialsOf(type), ...values };
    const row = { ...record, created_at: now, updated_at: now } as unknown as Partial<E>;
    const stored = await this.store(type, row, derived, shownAs?.isFlat ? shownAs : undefined);
    this.log(type, stored.id, 'create', null, this.onlyColumns(type, { ...record, ...stored.derived }));
    return stored.id;
  }

  /** The same for many records, with one statement. */
  async insertAll<E extends StoredRecord>(type: RecordClass<E>, rows: readonly Partial<E>[]): Promise<number[]> {
    const ids = await this.appendAll(type, rows);
    const initials = initialsOf(type);
    ids.forEach((id, index) => {
      this.log(type, id, 'create', null, this.onlyColumns(type, { ...initials, ...rows[index] }));
    });
    return ids;
  }

  /**
   * Stores what differs between `record`, as it was found, and `values`. Returns whether anything did.
   * `touch: false` leaves `updated_at` as it is, `touch: true` moves it also when nothing differs.
   */
  async update<E extends StoredRecord>(
    type: RecordClass<E>,
    record: E,
    values: Partial<E>,
    { touch }: { touch?: boolean } = {},
  ): Promise<boolean> {
    const table = this.table(type);
    const changed = Object.entries(this.onlyColumns(type, values)).filter(
      ([key, value]) => value !== undefined && !isSame(value, record[key]),
    );
    const touches = touch ?? changed.length > 0;
    const stored = table.withFolded(Object.fromEntries(changed));
    if (touches && table.has('updated_at')) stored.updated_at = this.clock.timestamp();
    const settings = Object.entries(stored).map(
      ([key, value]) => sql`${raw(`"${key}"`)} = ${table.stored(key, value)}`,
    );
    if (settings.length > 0) {
      await this.query(sql`UPDATE ${raw(table.name)} SET ${join(settings)}
        WHERE account_id = ${this.caller.account_id} AND id = ${record.id}`);
    }
    if (changed.length === 0) return false;
    const before = Object.fromEntries(changed.map(([key]) => [key, record[key]]));
    this.log(type, record.id, 'update', before, Object.fromEntries(changed));
    return true;
  }

  /**
   * Deletes a record. Before it, everything that belongs to it is deleted and everything that only names it stops naming
   * it, each with its own line in the change log.
   */
  async delete<E extends StoredRecord>(type: RecordClass<E>, record: E): Promise<void> {
    const table = this.table(type);
    const mark = `${table.name} ${record.id}`;
    if (this.deleting.has(mark)) return;
    this.deleting.add(mark);
    for (const { type: other, column, belongs } of table.mentions) {
      for (const mention of await this.find(other, { [column]: record.id })) {
        if (belongs) await this.delete(other, mention);
        else await this.update(other, mention, { [column]: null }, { touch: false });
      }
    }
    await this.query(sql`DELETE FROM ${raw(table.name)}
      WHERE account_id = ${this.caller.account_id} AND id = ${record.id}`);
    const { id, account_id: _, ...values } = record;
    this.log(type, id, 'delete', values, null);
  }

  private table(type: RecordClass): Table {
    return tableOfRecords(this.manager, type);
  }

  private onlyColumns(type: RecordClass, values: ObjectLiteral): ObjectLiteral {
    const table = this.table(type);
    return Object.fromEntries(Object.entries(values).filter(([key]) => table.has(key)));
  }

  /** Inserts a row. Every column is named, so that there is one statement for each table. */
  private async store<E extends StoredRecord>(
    type: RecordClass<E>,
    values: Partial<E>,
    derived: Derived<E> = {},
    view?: View<object>,
  ): Promise<{ id: number; derived?: ObjectLiteral }> {
    const { name, columns } = this.table(type);
    const row = { ...this.storedRow(type, values), ...derived };
    const keys = columns.map(({ databaseName }) => databaseName);
    const returned = [sql`id`];
    if (view) returned.push(sql`${view.select(this.dialect)} AS item`);
    if (Object.keys(derived).length > 0) {
      const fields = fieldsOf(type).filter(({ key }) => key in derived);
      const shown = fields.map(({ key, select }) => ({ key, value: select(name, this.dialect) }));
      returned.push(sql`${this.dialect.jsonObject(shown)} AS derived`);
    }
    const statement = this.dialect.insert(
      name,
      this.caller.account_id,
      keys,
      keys.map((key) => row[key]),
      join(returned),
    );
    const [found] = await this.query<{ id: number; item?: unknown; derived?: unknown }>(statement);
    this.stored = view && { view, id: found.id, item: found.item };
    if (found.derived === undefined) return { id: found.id };
    return { id: found.id, derived: this.dialect.jsonOf<ObjectLiteral>(found.derived).value };
  }

  private storedRow(type: RecordClass, values: ObjectLiteral): ObjectLiteral {
    const table = this.table(type);
    const all = table.withFolded(values);
    return Object.fromEntries(
      table.columns.map(({ propertyName, databaseName }) => [
        databaseName,
        table.stored(propertyName, all[propertyName]),
      ]),
    );
  }

  private log(
    type: RecordClass,
    record_id: number,
    action: ChangeAction,
    old_values: ObjectLiteral | null,
    new_values: ObjectLiteral | null,
  ): void {
    const { account_id, key_id } = this.caller;
    const line: ChangeLine = {
      account_id,
      key_id,
      changed_at: this.clock.timestamp(),
      record_type: this.table(type).name,
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

/** Whether two values are stored alike; those of a JSON column are objects. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  return typeof one === 'object' && typeof other === 'object' && JSON.stringify(one) === JSON.stringify(other);
}

/** The change log says that a secret was set or changed, not what it is. */
function withoutSecrets(type: RecordClass, values: ObjectLiteral | null): ObjectLiteral | null {
  const secrets = fieldsOf(type).filter(({ key, secret }) => secret && values?.[key] != null);
  return values && { ...values, ...Object.fromEntries(secrets.map(({ key }) => [key, '(hidden)'])) };
}
