import sql, { empty, join, raw, type Sql } from 'sql-template-tag';

import type { Account } from '../../accounts/account.entity.js';
import type { Query } from '../../accounts/ranges.js';
import { type Manifest, MANIFEST, VERSION } from './manifest.js';
import type { Row, RowFormat } from './row-format.js';
import type { Part } from './zip.js';

/** How many rows are read at once. */
const ROWS = 1000;

/** Is told how many rows are done, and of how many. */
export type Progress = (done: number, total: number) => void;

/** Reads an account for an archive: what it is, and the rows of its tables when it is their turn. */
export class Export {
  private done = 0;
  private total = 0;

  /** @param query sees one state of the database for as long as the parts are read. */
  constructor(
    private readonly query: Query,
    private readonly formats: readonly RowFormat[],
    private readonly progress: Progress,
  ) {}

  /** How many rows were read so far. */
  get rows(): number {
    return this.done;
  }

  async parts({ id, created_at, seeds }: Pick<Account, 'id' | 'created_at' | 'seeds'>, now: string): Promise<Part[]> {
    const counts = await this.query<{ record_type: string; total: number; last_id: number }>(
      sql`SELECT record_type, total, last_id FROM record_counts WHERE account_id = ${id} ORDER BY record_type`,
    );
    this.total = counts.reduce((sum, { total }) => sum + total, 0);
    const given = counts.filter(({ last_id }) => last_id > 0);
    const last_ids = Object.fromEntries(given.map(({ record_type, last_id }) => [record_type, last_id]));
    const manifest: Manifest = { version: VERSION, exported_at: now, created_at, seeds, rows: this.total, last_ids };
    const filled = new Set(counts.filter(({ total }) => total > 0).map(({ record_type }) => record_type));
    const formats = this.formats.filter(({ table: { name, key } }) => !key.includes('id') || filled.has(name));
    return [
      { name: MANIFEST, text: once(`${JSON.stringify(manifest, null, 2)}\n`) },
      ...formats.map((format) => ({ name: `${format.table.name}.jsonl`, text: this.lines(format, id) })),
    ];
  }

  private async *lines(format: RowFormat, account_id: number): AsyncGenerator<string, void> {
    const { name, key } = format.table;
    const columns = join(format.columns.map((column) => raw(`"${column}"`)));
    const order = raw(key.map((column) => `"${column}"`).join());
    let after: Sql = empty;
    for (;;) {
      const rows = await this.query<Row>(
        sql`SELECT ${columns} FROM ${raw(name)} WHERE account_id = ${account_id} ${after} ORDER BY ${order} LIMIT ${ROWS}`,
      );
      if (rows.length === 0) return;
      yield rows.map((row) => `${JSON.stringify(format.read(row))}\n`).join('');
      this.done += rows.length;
      this.progress(this.done, Math.max(this.total, this.done));
      const last = rows.at(-1)!;
      after = sql`AND (${order}) > (${join(key.map((column) => last[column]))})`;
    }
  }
}

async function* once(text: string): AsyncGenerator<string, void> {
  yield text;
}
