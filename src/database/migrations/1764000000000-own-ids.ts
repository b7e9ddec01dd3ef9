import type { MigrationInterface, QueryRunner, TableOptions } from 'typeorm';

import { tables } from './1764000000000-own-ids.tables.js';
import { dropDigitIndex, indexDigits, indexText, keepCounts, tableFor, uncountRecords } from './derived.js';

/** Tables that come with this migration. */
const NEW = ['email_addresses'];

/**
 * Makes `(account_id, id)` the primary key of every table of accounts, with ids that are counted for each account and
 * kind. Records keep the ids that they had, and the counters go on after the largest.
 */
export class OwnIds1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const kept = tables.filter(({ name }) => !NEW.includes(name));
    await uncountRecords(runner, 'drx_phone_numbers');
    await dropDigitIndex(runner, 'drx_phone_numbers', 'number');
    for (const { name } of kept) await runner.query(`CREATE TABLE old_${name} AS SELECT * FROM ${name}`);
    for (const { name } of kept.toReversed()) await runner.query(`DROP TABLE ${name}`);
    for (const table of tables) await runner.createTable(tableFor(runner, table));
    // On SQLite, the indexes of texts are filled as the rows come.
    await indexDigits(runner, 'drx_phone_numbers', 'number');
    await indexText(runner, 'constituents', ['names_folded']);
    await indexText(runner, 'phone_numbers', ['normalized_number', 'number_folded']);
    await indexText(runner, 'email_addresses', ['address_folded']);
    for (const table of kept) await copy(runner, table);
    await fold(runner, 'constituents', NAMES, 'names_folded');
    await fold(runner, 'phone_numbers', ['number'], 'number_folded');
    for (const { name } of kept) await runner.query(`DROP TABLE old_${name}`);
    const counted = tables.filter(({ columns = [] }) => columns.some(({ name }) => name === 'id'));
    await this.count(
      runner,
      counted.map(({ name }) => name),
    );
  }

  async down(): Promise<void> {
    throw new Error('This migration cannot be undone: ids are no longer the only ones of their kind.');
  }

  private async count(runner: QueryRunner, names: readonly string[]): Promise<void> {
    await runner.query('DELETE FROM record_counts');
    await runner.query('ALTER TABLE record_counts ADD COLUMN last_id integer NOT NULL DEFAULT 0');
    for (const name of names) {
      await runner.query(`INSERT INTO record_counts (account_id, record_type, total, last_id)
        SELECT account_id, '${name}', count(*), max(id) FROM ${name} GROUP BY account_id`);
      await keepCounts(runner, name);
    }
    // The id of a deleted record is never given to another one.
    await runner.query(`UPDATE record_counts SET last_id = greatest_id FROM (
        SELECT account_id AS of_account, record_type AS of_type, max(record_id) AS greatest_id
        FROM changes GROUP BY account_id, record_type) AS logged
      WHERE account_id = of_account AND record_type = of_type AND last_id < greatest_id`);
  }
}

/** What a table gains, from what it had. */
const DERIVED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  phone_numbers: { number_folded: 'NULL' },
  constituents: {
    names_folded: `''`,
    gifts_count: 'NULL',
    gifts_total: 'NULL',
    gifts_first: 'NULL',
    gifts_last: 'NULL',
  },
  webhooks: { due_at: `(SELECT min(due_at) FROM old_deliveries WHERE webhook_id = old_webhooks.id)` },
  deliveries: {
    due_at: `CASE WHEN NOT EXISTS (SELECT 1 FROM old_deliveries AS older WHERE older.id < old_deliveries.id
      AND older.webhook_id = old_deliveries.webhook_id AND older.record_id = old_deliveries.record_id) THEN due_at END`,
  },
};

/** Fills a table from what it was. */
async function copy(runner: QueryRunner, { name, columns = [] }: TableOptions): Promise<void> {
  const derived = DERIVED[name] ?? {};
  const names = columns.map((column) => `"${column.name}"`).join();
  const values = columns.map((column) => derived[column.name] ?? `"${column.name}"`).join();
  await runner.query(`INSERT INTO ${name} (${names}) SELECT ${values} FROM old_${name} ORDER BY account_id, id`);
}

const NAMES = [
  'prefix',
  'first_name',
  'middle_name',
  'last_name',
  'suffix',
  'spouse_name',
  'org_name',
  'nick_name',
  'spouse_nick_name',
  'maiden_name',
  'addressee',
  'salutation',
  'alt_addressee',
  'alt_salutation',
  'annual_report_name',
  'honorary_name',
  'sort_name',
];
const BATCH = 1000;

/** What searches look into: texts in lower case, as JavaScript has it and not every database. */
async function fold(runner: QueryRunner, table: string, columns: readonly string[], folded: string): Promise<void> {
  const isPostgres = runner.connection.options.type === 'postgres';
  const parameters = isPostgres ? ['$1', '$2', '$3'] : ['?', '?', '?'];
  const update = `UPDATE ${table} SET ${folded} = ${parameters[0]}
    WHERE account_id = ${parameters[1]} AND id = ${parameters[2]}`;
  let last = [0, 0];
  for (;;) {
    const rows: Record<string, string | null>[] = await runner.query(
      `SELECT account_id, id, ${columns.join()} FROM ${table} WHERE account_id > ${last[0]}
        OR (account_id = ${last[0]} AND id > ${last[1]}) ORDER BY account_id, id LIMIT ${BATCH}`,
    );
    for (const row of rows) {
      const texts = columns.flatMap((key) => row[key]?.toLowerCase().replaceAll('ς', 'σ') ?? []);
      if (texts.length > 0) await runner.query(update, [[...new Set(texts)].join('\n'), row.account_id, row.id]);
      last = [Number(row.account_id), Number(row.id)];
    }
    if (rows.length < BATCH) return;
  }
}
