import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';

import { AccountsService } from '../../accounts/accounts.service.js';
import type { Caller } from '../../accounts/caller.js';
import { Database } from '../../database/database.js';
import { SnapshotsService, type Start, STARTS } from '../snapshots/snapshots.service.js';
import { Exchanges } from '../state/exchanges.js';
import { Shelf } from '../state/shelf.js';

/** Has an account begin again. What is set for it, such as its clock, stays (choice). */
@Injectable()
export class ResetService {
  constructor(
    private readonly keys: AccountsService,
    private readonly database: Database,
    private readonly shelf: Shelf,
    private readonly exchanges: Exchanges,
    private readonly snapshots: SnapshotsService,
  ) {}

  /** `to`: `empty`, `demo` or the name of a snapshot. @throws NotFound when there is no such snapshot. */
  async reset(caller: Caller, to = 'empty'): Promise<{ to: string }> {
    if (!STARTS.includes(to as Start)) return this.snapshots.restore(caller, to);
    const template = await this.templateOf(to as Start);
    await this.exchanges.goBack(caller.sandbox.id, async () => template);
    return { to };
  }

  /**
   * The account that those which are reset become copies of, so that the times in its lists are its own (choice). It is
   * opened by the first reset after a start, as a new account is.
   */
  private async templateOf(state: Start): Promise<number> {
    const select = sql`SELECT id FROM accounts WHERE state = ${state} AND seeds >= ${this.keys.seedCount} LIMIT 1`;
    const [known] = await this.shelf.read<{ id: number }>(select);
    return known?.id ?? this.database.write((transaction) => this.keys.openTemplate(transaction, state));
  }
}
