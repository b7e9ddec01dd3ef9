import { Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import sql from 'sql-template-tag';

import { Accounts, become } from '../../accounts/accounts.js';
import { AccountsService } from '../../accounts/accounts.service.js';
import type { Caller } from '../../accounts/caller.js';
import type { Query } from '../../accounts/ranges.js';
import { Clock } from '../../clock/clock.js';
import { NotFound, SandboxError } from '../http/errors.js';
import { byNearness } from '../nearest.js';
import { Exchanges } from '../state/exchanges.js';
import { Janitor } from '../state/janitor.js';
import { Shelf } from '../state/shelf.js';
import { Spares } from '../state/spares.js';

/** The most snapshots of an account. */
const MAX_SNAPSHOTS = 50;
/** What every account can be reset to, so that no snapshot may be called that. */
export const STARTS = ['empty', 'demo'] as const;

export type Start = (typeof STARTS)[number];

export class SnapshotRow {
  @ApiProperty({ type: 'string', example: 'two-donors' }) name: string;
  @ApiProperty({ type: 'string', format: 'date-time', description: 'When it was made, by the server’s own clock.' })
  created_at: string;
  @ApiProperty({ type: 'integer', description: 'How many records it holds.' }) records: number;
}

/** What the records of an account were at some time, to go back to. */
@Injectable()
export class SnapshotsService {
  constructor(
    private readonly accounts: Accounts,
    private readonly keys: AccountsService,
    private readonly shelf: Shelf,
    private readonly spares: Spares,
    private readonly exchanges: Exchanges,
    private readonly janitor: Janitor,
    private readonly clock: Clock,
  ) {}

  /** Every snapshot, by name. */
  list({ sandbox }: Caller): Promise<SnapshotRow[]> {
    return this.shelf.read(
      sql`SELECT name, created_at, records FROM snapshots WHERE sandbox_id = ${sandbox.id} ORDER BY name`,
    );
  }

  /**
   * Keeps the records as they are now, in the place of a snapshot of the same name. It is of one moment, however much is
   * written meanwhile.
   * @throws SandboxError 409 when there are as many as there may be.
   */
  async save({ sandbox }: Caller, name: string): Promise<SnapshotRow> {
    for (;;) {
      const from = await this.shelf.write((query) => this.keys.lockSandbox(query, sandbox.id));
      let saved: SnapshotRow | undefined;
      const copy = await this.accounts.clone(from, async (query, id) => {
        // It was reset or restored meanwhile, and has other records now.
        if ((await this.keys.lockSandbox(query, sandbox.id)) !== from) return this.shelf.discard(query, id);
        await become('snapshot')(query, id);
        saved = await this.keep(query, sandbox.id, name, id);
      });
      this.janitor.look();
      if (!saved) continue;
      this.spares.restock(copy);
      return saved;
    }
  }

  /** Goes back to a snapshot: the records have the ids that they had. @throws NotFound */
  async restore({ sandbox }: Caller, name: string): Promise<{ to: string }> {
    await this.exchanges.goBack(sandbox.id, (query) => this.find(query, sandbox.id, name));
    return { to: name };
  }

  /** @throws NotFound */
  async delete({ sandbox }: Caller, name: string): Promise<void> {
    await this.shelf.write(async (query) => {
      const account_id = await this.find(query, sandbox.id, name);
      await query(sql`DELETE FROM snapshots WHERE account_id = ${account_id}`);
      await this.shelf.discard(query, account_id);
    });
    this.janitor.look();
  }

  /** The account that holds a snapshot. @throws NotFound that names those that there are, the nearest first. */
  private async find(query: Query, sandbox_id: number, name: string): Promise<number> {
    const [found] = await query<{ account_id: number }>(
      sql`SELECT account_id FROM snapshots WHERE sandbox_id = ${sandbox_id} AND name = ${name}`,
    );
    if (found) return found.account_id;
    const rows = await query<{ name: string }>(sql`SELECT name FROM snapshots WHERE sandbox_id = ${sandbox_id}`);
    const names = byNearness(
      name,
      rows.map((row) => row.name),
    );
    const known = names.length > 0 ? `There are: ${names.join(', ')}.` : 'There are none yet.';
    throw new NotFound(`There is no snapshot ${name}. ${known} PUT /sandbox/snapshots/${name} makes it.`);
  }

  private async keep(query: Query, sandbox_id: number, name: string, account_id: number): Promise<SnapshotRow> {
    const kept = await query<{ name: string; account_id: number }>(
      sql`SELECT name, account_id FROM snapshots WHERE sandbox_id = ${sandbox_id}`,
    );
    const before = kept.find((snapshot) => snapshot.name === name);
    if (before) {
      await query(sql`DELETE FROM snapshots WHERE account_id = ${before.account_id}`);
      await this.shelf.discard(query, before.account_id);
    } else if (kept.length >= MAX_SNAPSHOTS) {
      throw new SandboxError(
        409,
        `An account may have ${MAX_SNAPSHOTS} snapshots: delete one that is not needed any more.`,
      );
    }
    const [{ records }] = await query<{ records: unknown }>(
      sql`SELECT sum(total) AS records FROM record_counts WHERE account_id = ${account_id} AND record_type <> 'changes'`,
    );
    const row = { name, created_at: this.clock.timestamp(), records: Number(records) };
    await query(sql`INSERT INTO snapshots (sandbox_id, name, account_id, created_at, records)
      VALUES (${sandbox_id}, ${name}, ${account_id}, ${row.created_at}, ${row.records})`);
    return row;
  }
}
