import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import sql from 'sql-template-tag';

import { Accounts, become } from '../../accounts/accounts.js';
import { Queue } from '../../database/queue.js';
import { type Worker, Workers } from '../../workers/workers.js';
import { Shelf } from './shelf.js';

/** How many copies of one account are ready at most, and how many records they may have together if that is more than one. */
const MOST = 16;
const MOST_RECORDS = 50_000;
/** After this long without use, one copy will do. */
const IDLE_MS = 600_000;

/** What is asked for of one account. */
interface Demand {
  copies: number;
  askedAt: number;
}

/**
 * Keeps copies ready of what accounts go back to, so that going back takes no copying. There is one as long as that is
 * enough; whenever there was none, as when a test suite resets before each test, there are twice as many from then on.
 */
@Injectable()
export class Spares implements Worker, OnModuleInit {
  private readonly logger = new Logger(Spares.name);
  private readonly demands = new Map<number, Demand>();
  private readonly queue = new Queue();
  private readonly stopping = new AbortController();
  /** The account of which a copy is being made, and when that is over. */
  private making?: { readonly original: number; readonly over: Promise<unknown> };

  constructor(
    private readonly accounts: Accounts,
    private readonly shelf: Shelf,
    private readonly workers: Workers,
  ) {}

  onModuleInit(): void {
    this.workers.add(this);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.queue.run(async () => undefined);
  }

  /** Makes the next copies beside everything else, in small steps. `missed`: one was wanted and there was none. */
  restock(original: number, { missed = false } = {}): void {
    const { copies } = this.demands.get(original) ?? { copies: missed ? 0.5 : 1 };
    this.demands.set(original, {
      copies: Math.min(missed ? copies * 2 : copies, MOST),
      askedAt: performance.now(),
    });
    this.makeLater(original);
  }

  /** Settles when no copy of this account is being made any more: to wait for one takes less time than to make another. */
  async underWay(original: number): Promise<void> {
    if (this.making?.original === original) await this.making.over;
  }

  /** Gives up what was made for a demand that is over. */
  async relax(): Promise<void> {
    for (const [original, { copies, askedAt }] of this.demands) {
      if (performance.now() - askedAt < IDLE_MS) continue;
      this.demands.delete(original);
      if (copies > 1) await this.shelf.discardSpares(original);
    }
  }

  private makeLater(original: number): void {
    this.queue
      .run(() => this.make(original))
      .catch((error: Error) => {
        if (!this.stopping.signal.aborted) this.logger.warn(`Copying an account ahead of time failed: ${error.name}`);
      });
  }

  private async make(original: number): Promise<void> {
    const { signal } = this.stopping;
    if (signal.aborted || !(await this.isShort(original))) return;
    const spare = become('spare', original);
    const made = this.accounts.clone(
      original,
      async (query, id) => {
        if (await this.shelf.isKept(query, original)) await spare(query, id);
        else await this.shelf.discard(query, id);
      },
      signal,
    );
    this.making = { original, over: made.catch(() => undefined) };
    try {
      await made;
    } finally {
      this.making = undefined;
    }
    // The others come behind those of other accounts.
    this.makeLater(original);
  }

  private async isShort(original: number): Promise<boolean> {
    const [{ state, ready, records }] = await this.shelf.read<Record<'state' | 'ready' | 'records', unknown>>(
      sql`SELECT (SELECT state FROM accounts WHERE id = ${original}) AS state,
        (SELECT count(*) FROM accounts WHERE copy_of = ${original} AND state = 'spare') AS ready,
        (SELECT sum(total) FROM record_counts WHERE account_id = ${original}) AS records`,
    );
    const most = Math.max(Math.floor(MOST_RECORDS / Number(records)), 1);
    const wanted = Math.min(this.demands.get(original)?.copies ?? 1, most);
    return state !== null && state !== 'discarded' && Number(ready) < wanted;
  }
}
