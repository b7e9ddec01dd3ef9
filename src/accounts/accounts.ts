import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import { DataSource } from 'typeorm';

import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import type { Work } from '../database/transaction.js';
import type { AccountState } from './account.entity.js';
import { type AccountTable, accountTables } from './account-tables.js';
import { inRanges, type Query } from './ranges.js';

/** For how long a unit of work of ours keeps other writers waiting, but for the statement that is under way then. */
const UNIT_MS = 1.5;
/** With this attempt at a copy, the others have to wait for the whole of it. */
const ATTEMPTS = 2;

/**
 * For how long whoever makes or removes an account need not be heard of, until it must have died and others remove what it
 * has left.
 */
const LEASE_MS = 300_000;

/** Between steps: what comes next is to be durable, as the steps before it then are. */
const LASTING = Symbol('lasting');

/** What is done in steps, between which it can be interrupted. */
type Steps<T> = (query: Query) => AsyncGenerator<typeof LASTING | void, T>;

/** A copy of an account that is being made. */
interface Copy {
  id?: number;
  /** What the original was when it was begun. */
  version?: number;
  /** Nobody has changed the original meanwhile. */
  isExact?: boolean;
}

/** Somebody has changed an account while a copy of it was changed. */
export class ChangedMeanwhile extends Error {}

/** Says what becomes of a copy, in the unit of work in which it is complete. */
export type Finish = (query: Query, id: number) => Promise<unknown>;

/** Accounts as a whole: everything that the entities say belongs to one, whatever it is. */
@Injectable()
export class Accounts {
  /** What this process makes or removes now. */
  private readonly underWay = new Set<number>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @InjectDataSource() private readonly source: DataSource,
  ) {}

  /**
   * Makes an account with the same records under the same ids, and with the same last ids; its id is returned. It has no
   * key yet, so nobody sees it before it is complete. Others go on writing meanwhile; when they write to the account
   * that is copied, it is copied once more. `finish` sees the copy with the very records that the original has then.
   * @throws RangeError when there is no account `from`; whatever `finish` or the signal throws.
   */
  async clone(from: number, finish: Finish = become('current'), signal?: AbortSignal): Promise<number> {
    for (let attempt = 1; ; attempt += 1) {
      const copy: Copy = {};
      const unitMs = attempt < ATTEMPTS ? UNIT_MS : Infinity;
      try {
        if (await this.inUnits(unitMs, (query) => this.copying(query, from, copy, finish), signal)) return copy.id!;
      } catch (error) {
        // What was copied before a change need not fit what was copied after it.
        if (signal?.aborted || !(await this.hasChanged(from, copy))) throw error;
      } finally {
        if (copy.id !== undefined) this.underWay.delete(copy.id);
        if (!copy.isExact && copy.id !== undefined) await this.remove(copy.id, signal).catch(rethrowUnless(signal));
      }
    }
  }

  /**
   * Makes an account: `open` stores it with what it begins with, `fill` all else in units of work of its own, and `finish`
   * says what becomes of it then. Nobody sees it before; one that fails is left for whoever removes what nobody needs.
   * @throws whatever these do.
   */
  async make(open: Work<number>, fill: (id: number) => Promise<void>, finish: Finish): Promise<void> {
    const id = await this.database.write(async (transaction) => {
      const opened = await open(transaction);
      await transaction.query(
        sql`UPDATE accounts SET state = 'copying', remove_at = ${this.leaseEnd()} WHERE id = ${opened}`,
      );
      return opened;
    });
    await this.complete(id, fill, finish);
  }

  /**
   * The same with a copy of an account, which `fill` changes.
   * @throws ChangedMeanwhile when somebody has changed the account that was copied; whatever `fill` and `finish` throw.
   */
  async makeFrom(from: number, fill: (id: number) => Promise<void>, finish: Finish): Promise<void> {
    let version: number | undefined;
    const copied: Finish = async (query) => {
      version = (await countsOf(query, from)).version;
    };
    await this.complete(await this.clone(from, copied), fill, async (query, id) => {
      await this.lockChanges(query, from);
      if ((await countsOf(query, from)).version !== version) throw new ChangedMeanwhile();
      await finish(query, id);
    });
  }

  /**
   * Removes an account with its keys and everything else. Servers that have looked up one of its keys may go on with it for
   * KEY_CACHE_MS, and are answered as if it were empty.
   */
  async remove(id: number, signal?: AbortSignal): Promise<void> {
    this.underWay.add(id);
    try {
      await this.inUnits(UNIT_MS, (query) => this.removal(query, id), signal);
    } finally {
      this.underWay.delete(id);
    }
  }

  /** Lets others on the database know that this process has not died. */
  async goOn(): Promise<void> {
    if (this.underWay.size === 0) return;
    const ids = join([...this.underWay]);
    await this.database.write(({ query }) =>
      query(sql`UPDATE accounts SET remove_at = ${this.leaseEnd()} WHERE id IN (${ids}) AND remove_at IS NOT NULL`),
    );
  }

  /** Takes an account that may be removed now, which nobody else takes then. */
  async takeRemovable(): Promise<number | undefined> {
    const { skipLocked } = this.database.dialect;
    const [taken] = await this.database.write(({ query }) =>
      query<{ id: number }>(
        sql`UPDATE accounts SET remove_at = ${this.leaseEnd()} WHERE id = (SELECT id FROM accounts
          WHERE remove_at <= ${this.clock.now().toISOString()} ORDER BY remove_at LIMIT 1 ${skipLocked}) RETURNING id`,
      ),
    );
    return taken?.id;
  }

  private async complete(id: number, fill: (id: number) => Promise<void>, finish: Finish): Promise<void> {
    this.underWay.add(id);
    try {
      await fill(id);
      await this.database.write(async (transaction) => {
        // As in inUnits.
        await transaction.flush();
        await finish(transaction.query, id);
      });
    } catch (error) {
      const now = this.clock.now().toISOString();
      await this.database.write(({ query }) =>
        query(sql`UPDATE accounts SET state = 'discarded', remove_at = ${now} WHERE id = ${id}`),
      );
      throw error;
    } finally {
      this.underWay.delete(id);
    }
  }

  private leaseEnd(): string {
    return new Date(this.clock.now().getTime() + LEASE_MS).toISOString();
  }

  private async hasChanged(from: number, { version }: Copy): Promise<boolean> {
    const { dialect } = this.database;
    const counts = await this.database.read((manager) =>
      countsOf((statement) => dialect.query(manager, statement), from),
    );
    return version !== undefined && counts.version !== version;
  }

  /** Returns whether nobody changed the account meanwhile. */
  private async *copying(query: Query, from: number, copy: Copy, finish: Finish): ReturnType<Steps<boolean>> {
    await this.lockChanges(query, from);
    const before = await countsOf(query, from);
    const to = await this.create(query, from);
    Object.assign(copy, { id: to, version: before.version });
    this.underWay.add(to);
    yield;
    const tables = accountTables(this.source);
    for (const table of tables) {
      const values = table.columns.map((name) => (table.late.includes(name) ? 'NULL' : `"${name}"`)).join();
      const rows = { table, account_id: from, total: totalIn(before, table) };
      yield* inRanges(
        query,
        rows,
        (range) => sql`INSERT INTO ${raw(table.name)} (account_id, ${names(table.columns)})
          SELECT ${to}, ${raw(values)} FROM ${raw(table.name)} AS source WHERE ${range}`,
      );
    }
    for (const table of tables) {
      if (totalIn(before, table) !== 0) yield* this.completing(query, table, from, to);
    }
    yield LASTING;
    await query(sql`INSERT INTO record_counts (account_id, record_type, total, last_id)
      SELECT ${to}, record_type, total, last_id FROM record_counts WHERE account_id = ${from}
      ON CONFLICT (account_id, record_type) DO UPDATE SET total = excluded.total, last_id = excluded.last_id`);
    if ((await countsOf(query, from)).version !== before.version) return false;
    await finish(query, to);
    copy.isExact = true;
    return true;
  }

  /** On PostgreSQL, whoever changes a record counts a line of the change log in, and waits here until we have committed. */
  private async lockChanges(query: Query, of: number): Promise<void> {
    const { forUpdate } = this.database.dialect;
    await query(sql`SELECT 1 FROM record_counts WHERE account_id = ${of} AND record_type = 'changes' ${forUpdate}`);
  }

  private async create(query: Query, from: number): Promise<number> {
    const created = await query<{ id: number }>(
      sql`INSERT INTO accounts (created_at, seeds, state, remove_at)
        SELECT created_at, seeds, 'copying', ${this.leaseEnd()} FROM accounts WHERE id = ${from} RETURNING id`,
    );
    if (created.length === 0) throw new RangeError(`No account has id ${from}.`);
    return created[0].id;
  }

  /** Fills in the columns whose rows were not there yet when their own were stored. */
  private async *completing(query: Query, table: AccountTable, from: number, to: number): AsyncGenerator<void, void> {
    if (table.late.length === 0) return;
    const name = raw(table.name);
    const settings = raw(table.late.map((column) => `"${column}" = source."${column}"`).join());
    const same = raw(table.key.map((column) => `copied."${column}" = source."${column}"`).join(' AND '));
    const rows = { table, account_id: from, where: isNamed(table) };
    yield* inRanges(
      query,
      rows,
      (range) => sql`UPDATE ${name} AS copied SET ${settings} FROM ${name} AS source
        WHERE ${range} AND copied.account_id = ${to} AND ${same}`,
    );
  }

  private async *removal(query: Query, account_id: number): AsyncGenerator<void, void> {
    for (const name of ['api_keys', 'sandboxes'])
      await query(sql`DELETE FROM ${raw(name)} WHERE account_id = ${account_id}`);
    yield;
    // What a server that still knows a key adds to a table that was empty goes with the account's own row.
    const counts = await countsOf(query, account_id);
    for (const table of accountTables(this.source).toReversed()) {
      if (totalIn(counts, table) === 0) continue;
      const name = raw(table.name);
      if (table.late.length > 0) {
        const none = raw(table.late.map((column) => `"${column}" = NULL`).join());
        const rows = { table, account_id, where: isNamed(table) };
        yield* inRanges(query, rows, (range) => sql`UPDATE ${name} AS source SET ${none} WHERE ${range}`);
      }
      yield* inRanges(query, { table, account_id }, (range) => sql`DELETE FROM ${name} AS source WHERE ${range}`);
    }
    await query(sql`DELETE FROM accounts WHERE id = ${account_id}`);
  }

  /**
   * Takes the steps in units of work, each of which ends after some time, if any. What is half done when the power fails is
   * begun again or removed, so that only what comes last waits for the disk.
   */
  private async inUnits<T>(unitMs: number, steps: Steps<T>, signal?: AbortSignal): Promise<T> {
    let query!: Query;
    const left = steps((statement) => query(statement));
    const isWhole = unitMs === Infinity;
    let step: IteratorResult<typeof LASTING | void, T> | undefined;
    do {
      signal?.throwIfAborted();
      const work: Work<NonNullable<typeof step>> = async (transaction) => {
        // What other units of the same commit have noted, and not yet stored, belongs to the account as well.
        await transaction.flush();
        query = transaction.query;
        const until = performance.now() + unitMs;
        const goesOn = ({ done, value }: NonNullable<typeof step>) =>
          !done && (isWhole || (value !== LASTING && performance.now() < until));
        let next = await left.next();
        while (goesOn(next)) next = await left.next();
        return next;
      };
      const durable = isWhole || step?.value === LASTING;
      step = await this.database.write(work, undefined, { durable, background: !isWhole });
    } while (!step.done);
    return step.value;
  }
}

/** Gives an account another purpose; it is kept. */
export function become(state: AccountState, copy_of: number | null = null): Finish {
  return (query, id) =>
    query(sql`UPDATE accounts SET state = ${state}, copy_of = ${copy_of}, remove_at = NULL WHERE id = ${id}`);
}

/** What a signal has interrupted is nobody's fault; whatever is left is removed later. */
function rethrowUnless(signal: AbortSignal | undefined): (error: unknown) => void {
  return (error) => {
    if (!signal?.aborted) throw error;
  };
}

interface Counts {
  /** The rows of an account by their table. */
  readonly totals: ReadonlyMap<string, number>;
  /** Grows with whatever is written to the account. */
  readonly version: number;
}

async function countsOf(query: Query, account_id: number): Promise<Counts> {
  const rows = await query<{ record_type: string; total: number; last_id: number }>(
    sql`SELECT record_type, total, last_id FROM record_counts WHERE account_id = ${account_id}`,
  );
  return {
    totals: new Map(rows.map(({ record_type, total }) => [record_type, total])),
    version: rows.reduce((sum, { last_id }) => sum + last_id, 0),
  };
}

/** How many rows of a table were counted: of records, which have an id; `undefined` where nothing counts. */
function totalIn({ totals }: Counts, { name, key }: AccountTable): number | undefined {
  return key.includes('id') ? (totals.get(name) ?? 0) : undefined;
}

function names(columns: readonly string[]): Sql {
  return raw(columns.map((name) => `"${name}"`).join());
}

/** A condition on the rows of which a late column names another. */
function isNamed({ late }: AccountTable): Sql {
  return sql`(${raw(late.map((column) => `source."${column}" IS NOT NULL`).join(' OR '))})`;
}
