import { DataSource } from 'typeorm';

import { dialectFor } from '../../src/database/dialects.js';
import { migrations } from '../../src/database/migrations/migrations.js';

/** Does something on a database by a connection of its own, as another program would. */
export async function withSource<T>(url: string, work: (source: DataSource) => Promise<T>): Promise<T> {
  const source = await new DataSource({ ...dialectFor(url).options, migrations }).initialize();
  try {
    return await work(source);
  } finally {
    await source.destroy();
  }
}

/** The rows of every table that an entity stands for, by the table's name, in the order of their primary keys. */
export async function everyRow(source: DataSource): Promise<Record<string, Record<string, unknown>[]>> {
  const rows: Record<string, Record<string, unknown>[]> = {};
  for (const { tableName, primaryColumns } of source.entityMetadatas) {
    const key = primaryColumns.map(({ databaseName }) => databaseName).join(', ');
    rows[tableName] = await source.query(`SELECT * FROM ${tableName} ORDER BY ${key}`);
  }
  return rows;
}

/** What belongs to no account's records. */
const AROUND = ['api_keys', 'sandboxes', 'snapshots'];

/** An account's rows of every table, without the account, as texts; what counts them included. */
export async function rowsOfAccount(source: DataSource, account_id: number): Promise<Record<string, string[]>> {
  const counts = await source.query('SELECT * FROM record_counts ORDER BY record_type');
  const tables = Object.entries({ ...(await everyRow(source)), record_counts: counts });
  const ofAccount = (rows: Record<string, unknown>[]) =>
    rows.filter((row) => row.account_id === account_id).map((row) => JSON.stringify({ ...row, account_id: undefined }));
  const own = tables
    .filter(([name]) => !AROUND.includes(name))
    .map(([name, rows]) => [name, ofAccount(rows).toSorted()]);
  return Object.fromEntries(own);
}
