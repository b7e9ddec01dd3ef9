import { Inject, Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';

import { KEY_CACHE_MS } from '../../accounts/accounts.service.js';
import type { Query } from '../../accounts/ranges.js';
import { Clock } from '../../clock/clock.js';
import { Database, DIALECT } from '../../database/database.js';
import type { Dialect } from '../../database/dialect.js';
import type { WriteOptions } from '../../database/transaction.js';

/** What others are copies of, and what never changes. */
const ORIGINALS = sql`('snapshot', 'empty', 'demo')`;

/** The accounts that no key opens: what can be gone back to, and what is no longer needed. */
@Injectable()
export class Shelf {
  /** How long another server on the database may still be at an account that its keys no longer open. */
  private readonly graceMs: number;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(DIALECT) { singleWriter, timeoutMs }: Dialect,
  ) {
    this.graceMs = singleWriter ? 0 : KEY_CACHE_MS + timeoutMs;
  }

  /** Does something in one transaction, by statements. */
  write<T>(work: (query: Query) => Promise<T>, options?: WriteOptions): Promise<T> {
    return this.database.write(({ query }) => work(query), undefined, options);
  }

  /** Reads what is committed. */
  read<Row>(statement: Sql): Promise<Row[]> {
    return this.database.read((manager) => this.database.dialect.query<Row>(manager, statement));
  }

  /** Takes a copy of an account that nobody else gets; `undefined` when none is ready. */
  async takeSpare(query: Query, original: number): Promise<number | undefined> {
    const [taken] = await query<{ id: number }>(
      sql`UPDATE accounts SET state = 'current', copy_of = NULL WHERE id = (SELECT id FROM accounts
        WHERE copy_of = ${original} AND state = 'spare' ORDER BY id LIMIT 1 ${this.database.dialect.skipLocked})
        RETURNING id`,
    );
    return taken?.id;
  }

  /** Whether an account can still be gone back to; if so, it can until the transaction ends. */
  async isKept(query: Query, original: number): Promise<boolean> {
    const { forUpdate } = this.database.dialect;
    const found = await query(
      sql`SELECT id FROM accounts WHERE id = ${original} AND state IN ${ORIGINALS} ${forUpdate}`,
    );
    return found.length > 0;
  }

  /** Nobody needs it any more. It is removed when nobody can be at it either. */
  async discard(query: Query, account_id: number): Promise<void> {
    await query(this.discarding(sql`id = ${account_id}`));
  }

  /** What accounts are reset to is made anew: it may be another with this program than with the one before. */
  async discardTemplates(): Promise<void> {
    await this.write((query) => query(this.discarding(sql`state IN ('empty', 'demo')`)));
  }

  /** Discards the copies of an account but for one. */
  async discardSpares(original: number): Promise<void> {
    const spare = sql`copy_of = ${original} AND state = 'spare'`;
    await this.write((query) =>
      query(this.discarding(sql`${spare} AND id > (SELECT min(id) FROM accounts WHERE ${spare})`)),
    );
  }

  /** Discards what nothing refers to: the records of snapshots and faults that are gone, and copies of what is gone. */
  async discardOrphans(): Promise<void> {
    const orphaned = sql`state = 'snapshot' AND NOT EXISTS (SELECT 1 FROM snapshots WHERE account_id = accounts.id)
        AND NOT EXISTS (SELECT 1 FROM faults WHERE copy_id = accounts.id)
      OR state = 'spare' AND NOT EXISTS (SELECT 1 FROM accounts AS original
        WHERE original.id = accounts.copy_of AND original.state IN ${ORIGINALS})`;
    // On SQLite, only a write waits for the disk.
    if ((await this.read(sql`SELECT id FROM accounts WHERE ${orphaned} LIMIT 1`)).length === 0) return;
    await this.write((query) => query(this.discarding(orphaned)));
  }

  private discarding(which: Sql): Sql {
    const remove_at = new Date(this.clock.now().getTime() + this.graceMs).toISOString();
    return sql`UPDATE accounts SET state = 'discarded', copy_of = NULL, remove_at = ${remove_at} WHERE ${which}`;
  }
}
