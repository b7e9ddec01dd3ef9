import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import sql from 'sql-template-tag';
import { DataSource } from 'typeorm';

import { accountTables } from '../../accounts/account-tables.js';
import type { Caller } from '../../accounts/caller.js';
import { Shelf } from '../state/shelf.js';

export interface RecordCounts {
  total: number;
  by_kind: Record<string, number>;
}

/** What there is to say about an account as a whole. */
@Injectable()
export class AccountService {
  constructor(
    private readonly shelf: Shelf,
    @InjectDataSource() private readonly source: DataSource,
  ) {}

  /** How many records of each kind there are, without the trail. */
  async records({ account_id }: Caller): Promise<RecordCounts> {
    const rows = await this.shelf.read<{ record_type: string; total: number }>(
      sql`SELECT record_type, total FROM record_counts WHERE account_id = ${account_id}`,
    );
    const totals = new Map(rows.map(({ record_type, total }) => [record_type, Number(total)]));
    // What has no id of its own is a plan, not a record.
    const kinds = accountTables(this.source).filter(({ name, key }) => name !== 'changes' && key.join() === 'id');
    const counts = kinds
      .map(({ name }) => [name, totals.get(name) ?? 0] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
    return { total: counts.reduce((sum, [, total]) => sum + total, 0), by_kind: Object.fromEntries(counts) };
  }
}
