import { Injectable } from '@nestjs/common';

import { Accounts, become, ChangedMeanwhile } from '../../accounts/accounts.js';
import { AccountsService } from '../../accounts/accounts.service.js';
import type { Query } from '../../accounts/ranges.js';
import { Lanes } from '../../database/lanes.js';
import type { Work } from '../../database/transaction.js';
import { Janitor } from './janitor.js';
import { Shelf } from './shelf.js';
import { Spares } from './spares.js';

/** How many accounts are copied at once for those who wait. */
const COPYING = 2;

/** Finds the account whose records are wanted, or throws what the client is told. */
type FindOriginal = (query: Query) => Promise<number>;

/**
 * Has a sandbox go back to the records of an account, by exchanging its own for a copy of them that lies ready
 * (docs/decisions/0009-accounts-are-exchanged.md). Whoever calls later meets the new records, and requests under way
 * finish on the old ones.
 */
@Injectable()
export class Exchanges {
  private readonly lanes = new Lanes<'copying'>(COPYING);

  constructor(
    private readonly accounts: Accounts,
    private readonly keys: AccountsService,
    private readonly shelf: Shelf,
    private readonly spares: Spares,
    private readonly janitor: Janitor,
  ) {}

  async goBack(sandbox_id: number, find: FindOriginal): Promise<void> {
    let original = await this.bySpare(sandbox_id, find);
    const missed = original === undefined;
    original ??= await this.lanes.run('copying', async () => {
      for (;;) {
        await this.spares.underWay(await this.shelf.write(find));
        const done = (await this.bySpare(sandbox_id, find)) ?? (await this.byCopy(sandbox_id, find));
        if (done !== undefined) return done;
      }
    });
    this.spares.restock(original, { missed });
    this.exchanged(sandbox_id);
  }

  /** Has a sandbox go on with an account that is made for it, as `Accounts.make` says: with all of it, or as before. */
  async replace(sandbox_id: number, open: Work<number>, fill: (id: number) => Promise<void>): Promise<void> {
    await this.accounts.make(open, fill, (query, id) => this.goOnWith(query, sandbox_id, id));
    this.exchanged(sandbox_id);
  }

  /**
   * Has a sandbox go on with a copy of its account that `fill` has changed, as `Accounts.makeFrom` says: with all of it, or as
   * before.
   */
  async change(sandbox_id: number, fill: (id: number) => Promise<void>): Promise<void> {
    const from = await this.shelf.write((query) => this.keys.lockSandbox(query, sandbox_id));
    await this.accounts.makeFrom(from, fill, async (query, id) => {
      if ((await this.keys.lockSandbox(query, sandbox_id)) !== from) throw new ChangedMeanwhile();
      await this.goOnWith(query, sandbox_id, id);
    });
    this.exchanged(sandbox_id);
  }

  /**
   * Returns what it has gone back to, or `undefined` when no copy was ready. It does not wait for the disk: whatever is stored
   * afterwards keeps it, and before that nothing is lost by going back once more.
   */
  private bySpare(sandbox_id: number, find: FindOriginal): Promise<number | undefined> {
    const exchange = async (query: Query) => {
      const original = await find(query);
      const spare = await this.shelf.takeSpare(query, original);
      if (spare === undefined) return undefined;
      await this.handOver(query, sandbox_id, spare);
      return original;
    };
    return this.shelf.write(exchange, { durable: false });
  }

  /** The same with a copy that is made now; `undefined` when the original was given up meanwhile. */
  private async byCopy(sandbox_id: number, find: FindOriginal): Promise<number | undefined> {
    const original = await this.shelf.write(find);
    let isDone = false;
    await this.accounts.clone(original, async (query, id) => {
      isDone = await this.shelf.isKept(query, original);
      if (!isDone) return this.shelf.discard(query, id);
      await this.goOnWith(query, sandbox_id, id);
    });
    return isDone ? original : undefined;
  }

  /** Leads the keys of a sandbox to an account that was made for it. */
  private async goOnWith(query: Query, sandbox_id: number, account_id: number): Promise<void> {
    await become('current')(query, account_id);
    await this.handOver(query, sandbox_id, account_id);
  }

  private async handOver(query: Query, sandbox_id: number, account_id: number): Promise<void> {
    await this.shelf.discard(query, await this.keys.exchange(query, sandbox_id, account_id));
  }

  /** It is committed: whoever calls meets the new records, and the old ones can go. */
  private exchanged(sandbox_id: number): void {
    this.keys.forget(sandbox_id);
    this.janitor.look();
  }
}
