import sql, { join, raw, type Sql } from 'sql-template-tag';

import { type Dialect, errorCode } from './dialect.js';

/** Our advisory locks: a number that nobody else takes on this database; "glow" in ASCII. */
const LOCKS = 1_735_159_671;

/** PostgreSQL through pg: a pool of connections, each of which reads and writes. */
export function postgresDialect(url: string): Dialect {
  return {
    options: { type: 'postgres', url, poolSize: 10, connectTimeoutMS: 5000 },
    singleWriter: false,
    prepareWriter: [],
    prepareReader: [],
    begin: sql`BEGIN`,
    lockMigrations: `SELECT pg_advisory_xact_lock(${LOCKS})`,
    forUpdate: sql`FOR UPDATE`,
    skipLocked: sql`FOR UPDATE SKIP LOCKED`,
    jsonArray: (expressions) => sql`json_build_array(${join(expressions)})`,
    gather,
    withDigits: (table, column, run, account_id) =>
      sql`SELECT id FROM ${raw(table)} WHERE account_id = ${account_id} AND ${raw(column)} LIKE ${`%${run}%`}`,
    page: (total, items) => sql`SELECT json_build_array((${total}), ${gather(items)}) AS item`,
    lockAccount: (account_id) => sql`SELECT pg_advisory_xact_lock(${LOCKS}, ${account_id})`,
    query: (manager, statement) => manager.query(statement.text, statement.values),
    queryJson: async (manager, select) => {
      const rows: { item: unknown }[] = await manager.query(select.text, select.values);
      return rows.map(({ item }) => item);
    },
    isUnreachable: (error) =>
      /^(ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|57P|08|3D000|53300)/.test(errorCode(error)) || isCutOff(error),
    isDuplicate: (error) => errorCode(error) === '23505',
    describeOpenError: (error) => `The database at ${withoutPassword(url)} cannot be reached: ${messageOf(error)}.`,
  };
}

function gather(select: Sql): Sql {
  return sql`(SELECT coalesce(json_agg(item), '[]') FROM (${select}) AS gathered)`;
}

function isCutOff(error: unknown): boolean {
  return /Connection terminated|timeout exceeded when trying to connect/.test(String(error));
}

function messageOf(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string };
  return message || code || String(error);
}

/** A `postgres:` URL as it may be shown. */
export function withoutPassword(url: string): string {
  const shown = new URL(url);
  if (shown.password) shown.password = '***';
  return shown.href;
}
