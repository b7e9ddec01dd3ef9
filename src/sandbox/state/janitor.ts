import { setTimeout } from 'node:timers/promises';

import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import sql, { join } from 'sql-template-tag';

import { Accounts } from '../../accounts/accounts.js';
import { AccountsService, KEY_CACHE_MS } from '../../accounts/accounts.service.js';
import { Clock, timestampOf } from '../../clock/clock.js';
import { CONFIG, type Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import { Rounds } from '../../workers/rounds.js';
import { type Worker, Workers } from '../../workers/workers.js';
import { RequestLog } from '../requests/request-log.js';
import { InUse } from './in-use.js';
import { Shelf } from './shelf.js';
import { Spares } from './spares.js';

/** How often to look for what others have left. */
const BEAT_MS = 60_000;
/** How often to look for accounts that nobody uses. */
const UNUSED_MS = 3_600_000;
/** How many accounts are asked for at once. */
const ASKED = 500;
/** How soon to look again for an account that a request is still at. */
const BUSY_MS = 1000;

/** Removes accounts that nobody needs any more, in small steps: what was exchanged or left half, and what nobody uses. */
@Injectable()
export class Janitor implements Worker, OnModuleInit {
  private readonly logger = new Logger(Janitor.name);
  private readonly stopping = new AbortController();
  private readonly rounds = new Rounds(() => this.inBackground(this.tidyUp()));
  private lookedForUnused = -Infinity;
  private cancelAlarm = () => {};
  private cancelBeat = () => {};

  constructor(
    private readonly accounts: Accounts,
    private readonly keys: AccountsService,
    private readonly shelf: Shelf,
    private readonly spares: Spares,
    private readonly inUse: InUse,
    private readonly log: RequestLog,
    private readonly workers: Workers,
    private readonly clock: Clock,
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.workers.add(this);
  }

  start(): void {
    this.rounds.start();
    this.inBackground(this.shelf.discardTemplates());
    this.beat();
  }

  async stop(): Promise<void> {
    const over = this.rounds.stop();
    this.cancelAlarm();
    this.cancelBeat();
    this.stopping.abort();
    await over;
  }

  /** Looks for what is to be removed; a call while that goes on makes it look once more afterwards. */
  look(): void {
    this.rounds.next();
  }

  /**
   * Removes what nobody needs any more, for whoever only opens the database and has exchanged an account there. A server that
   * uses the database too may be at that one until it looks its keys up anew; what has to stay for longer, a server removes.
   */
  async removeExchanged(): Promise<void> {
    await setTimeout(KEY_CACHE_MS);
    for (;;) {
      const id = await this.accounts.takeRemovable();
      if (id === undefined) return;
      await this.accounts.remove(id, this.stopping.signal);
    }
  }

  private beat(): void {
    this.cancelBeat = this.clock.wakeAt(this.in(BEAT_MS), () => this.beat());
    this.inBackground(this.accounts.goOn());
    this.inBackground(this.spares.relax());
    this.look();
  }

  private async tidyUp(): Promise<void> {
    this.cancelAlarm();
    const now = this.clock.now().getTime();
    if (now - this.lookedForUnused >= UNUSED_MS) {
      this.lookedForUnused = now;
      while (this.rounds.areOn && (await this.closeUnused()));
      await this.forgetLogs();
    }
    await this.shelf.discardOrphans();
    await this.removeDiscarded();
  }

  private async removeDiscarded(): Promise<void> {
    while (this.rounds.areOn) {
      const [{ next }] = await this.shelf.read<{ next: string | null }>(
        sql`SELECT min(remove_at) AS next FROM accounts`,
      );
      if (next === null) return;
      if (new Date(next) > this.clock.now()) {
        this.cancelAlarm = this.clock.wakeAt(new Date(next), () => this.look());
        return;
      }
      const id = await this.accounts.takeRemovable();
      if (id === undefined) continue;
      if (this.inUse.has(id)) await this.postpone(id);
      else await this.accounts.remove(id, this.stopping.signal);
    }
  }

  private async postpone(id: number): Promise<void> {
    const until = this.in(BUSY_MS).toISOString();
    await this.shelf.write((query) => query(sql`UPDATE accounts SET remove_at = ${until} WHERE id = ${id}`));
  }

  /** Takes one account that nobody uses away from its keys, with all its snapshots. Returns whether there was one. */
  private async closeUnused(): Promise<boolean> {
    const { ACCOUNT_TTL } = this.config;
    if (ACCOUNT_TTL === Infinity) return false;
    const since = timestampOf(new Date(Math.max(this.clock.now().getTime() - ACCOUNT_TTL, 0)));
    // One that somebody has made a key for is not only used, and stays.
    const unused = sql`SELECT id FROM sandboxes WHERE opened_by_use AND coalesce(used_at, created_at) < ${since}
      AND NOT EXISTS (SELECT 1 FROM api_keys WHERE api_keys.account_id = sandboxes.account_id
        AND NOT api_keys.opened_by_use AND revoked_at IS NULL) LIMIT 1`;
    if ((await this.shelf.read(unused)).length === 0) return false;
    const id = await this.shelf.write(async (query) => {
      const [found] = await query<{ id: number }>(sql`${unused} ${this.database.dialect.skipLocked}`);
      if (!found) return undefined;
      const account_id = await this.keys.lockSandbox(query, found.id);
      await query(sql`DELETE FROM api_keys WHERE account_id = ${account_id}`);
      await query(sql`DELETE FROM sandboxes WHERE id = ${found.id}`);
      await this.shelf.discard(query, account_id);
      return found.id;
    });
    if (id === undefined) return false;
    this.keys.forget(id);
    return true;
  }

  /** Forgets the requests of accounts that are no more, whichever server on the database has closed them. */
  private async forgetLogs(): Promise<void> {
    const { ids } = this.log;
    for (let from = 0; from < ids.length; from += ASKED) {
      const asked = ids.slice(from, from + ASKED);
      const rows = await this.shelf.read<{ id: number }>(sql`SELECT id FROM sandboxes WHERE id IN (${join(asked)})`);
      const there = new Set(rows.map(({ id }) => id));
      for (const id of asked) if (!there.has(id)) this.log.forget(id);
    }
  }

  private inBackground(work: Promise<unknown>): Promise<void> {
    return work.then(
      () => undefined,
      (error: Error) => {
        if (!this.stopping.signal.aborted)
          this.logger.warn(`Removing what is not needed any more failed: ${error.name}`);
      },
    );
  }

  private in(ms: number): Date {
    return new Date(this.clock.now().getTime() + ms);
  }
}
