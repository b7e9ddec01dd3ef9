import type { ClientBase } from 'pg';
import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import {
  type EntityManager,
  type DataSourceOptions,
  QueryRunnerAlreadyReleasedError,
  QueryRunnerProviderAlreadyReleasedError,
} from 'typeorm';

import { type Dialect, errorCode, type JsonEntry, type PageItem, type Statement, textOf } from './dialect.js';
import { Json } from './json.js';

/** Our advisory locks: a number that nobody else takes on this database; "glow" in ASCII. */
const LOCKS = 1_735_159_671;

/**
 * No connection (ECONN… to 3D000), no room (53), stopped or too slow (57), a lock or a change of somebody else (40, 55P03),
 * idle for too long in a transaction (25P03), only readable now (25006), the disk fails (58).
 */
const TRANSIENT =
  /^(ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|EHOST|ENET|ETIMEDOUT|08|3D000|53|57|40001|40P01|55P03|25P03|25006|58)/;

/**
 * PostgreSQL through pg: a pool of connections for writing, and one for reading. Nothing that has to hold is set for a whole
 * session, so that a PgBouncer may hand out its connections by transaction.
 */
export function postgresDialect(url: string, timeoutMs: number): Dialect {
  const options: DataSourceOptions = {
    type: 'postgres',
    url,
    poolSize: 10,
    connectTimeoutMS: 5000,
    extra: {
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      // A record is a long expression. To compile it takes a second, and is begun whenever many rows are expected.
      onConnect: (client: ClientBase) => client.query('SET jit = off'),
    },
  };
  // All in one message, so it takes no longer than BEGIN alone.
  const begin = sql`BEGIN; SET LOCAL statement_timeout = ${raw(`${timeoutMs}`)};
    SET LOCAL idle_in_transaction_session_timeout = ${raw(`${timeoutMs}`)}`;
  return {
    options,
    singleWriter: false,
    timeoutMs,
    readerOptions: options,
    prepareWriter: [],
    prepareReader: [],
    bulk: { begin: [], end: [] },
    // The plan by which it looks for what a new row refers to is kept, and one that was made before anything was known of a table
    // reads all rows of the account for each.
    getToKnow: (table) => sql`ANALYZE ${raw(table)}`,
    beginReading: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
    begin,
    beginLazily: sql`${begin}; SET LOCAL synchronous_commit = off`,
    lockMigrations: `SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0;
      SELECT pg_advisory_xact_lock(${LOCKS})`,
    // Rows are read whole, and what is kept is read in the order in which it was stored.
    sortsFound: true,
    forUpdate: sql`FOR UPDATE`,
    skipLocked: sql`FOR UPDATE SKIP LOCKED`,
    jsonArray: (expressions) => sql`json_build_array(${expressions.length > 0 ? join(expressions) : empty})`,
    jsonObject,
    boolean: (value) => value,
    calculated: (value) => value,
    gather,
    gathered: (item, order) => listed(sql`${item} ORDER BY ${order}`),
    withDigits: (table, column, run, account_id) =>
      sql`SELECT id FROM ${raw(table)} WHERE account_id = ${account_id} AND ${raw(column)} LIKE ${`%${run}%`}`,
    // The planner takes the index of trigrams by itself, where it helps.
    containing: (table, column, texts) =>
      join(
        texts.map((text) => sql`${raw(`${table}."${column}"`)} LIKE ${`%${text.replace(/[\\%_]/g, '\\$&')}%`}`),
        ' AND ',
      ),
    page: (total, items) =>
      sql`SELECT json_build_object('total', (${total}), 'items', ${listed(sql`item`)}, 'places', ${listed(sql`place`)}) AS item
        FROM (${items}) AS page`,
    pageOf: <T>(item: unknown) => {
      const { items, ...rest } = item as Omit<PageItem<T>, 'items'> & { items: T[] };
      return { ...rest, items: Json.of(items) };
    },
    insert: (table, account_id, columns, values, returned) =>
      sql`WITH next AS (${takeIds(sql`VALUES (${account_id}::integer, ${table}, 1, 1)`)})
        INSERT INTO ${raw(table)} (account_id, id, ${names(columns)})
        SELECT ${account_id}, last_id, ${join(values)} FROM next RETURNING ${returned}`,
    // The place of a row is called as no column can be: a record may have a number.
    insertRows: (table, columns) =>
      textOf(sql`WITH rows AS (SELECT row_number() OVER () AS "#", account_id, ${names(columns)}
          FROM json_populate_recordset(NULL::${raw(table)}, ${'[]'})),
        next AS (${takeIds(sql`SELECT account_id, ${raw(`'${table}'`)}, count(*), count(*) FROM rows GROUP BY account_id`)})
        INSERT INTO ${raw(table)} (account_id, id, ${names(columns)})
        SELECT account_id, last_id - count(*) OVER account + row_number() OVER (account ORDER BY "#"), ${names(columns)}
        FROM rows JOIN next USING (account_id) WINDOW account AS (PARTITION BY account_id) ORDER BY "#" RETURNING id`),
    given: (table, columns, rows) =>
      sql`SELECT ${names(columns)} FROM json_populate_recordset(NULL::${raw(table)}, ${rows})`,
    lockAccount: (account_id) => sql`SELECT pg_advisory_xact_lock(${LOCKS}, ${account_id})`,
    query,
    one: async (manager, statement) => (await query<{ item: unknown }>(manager, statement))[0]?.item,
    // The driver has read it. Its text would have other spaces and zeros than everywhere else.
    jsonOf: <T>(given: unknown) => Json.of(given as T),
    isTransient: (error) => TRANSIENT.test(errorCode(error)) || isCutOff(error),
    isDangling: (error) => errorCode(error) === '23503',
    isDuplicate: (error) => errorCode(error) === '23505',
    describeOpenError: (error) => `The database at ${withoutPassword(url)} cannot be reached: ${messageOf(error)}.`,
  };
}

function names(columns: readonly string[]): Sql {
  return raw(columns.map((name) => `"${name}"`).join());
}

/** A function takes no more than a hundred values. A row has room for more, and takes longer to plan. */
const MAX_ENTRIES = 50;

function jsonObject(entries: readonly JsonEntry[]): Sql {
  const values = entries.map(({ value, isJson }) => sql`(${value})${raw(isJson ? '::json' : '')}`);
  const keyed = (as: (value: Sql, key: string) => Sql) =>
    join(values.map((value, index) => as(value, entries[index].key)));
  if (entries.length <= MAX_ENTRIES)
    return sql`json_build_object(${keyed((value, key) => sql`${raw(`'${key}'`)}, ${value}`)})`;
  return sql`(SELECT row_to_json(record) FROM (SELECT ${keyed((value, key) => sql`${value} AS ${raw(`"${key}"`)}`)}) AS record)`;
}

/** Counts new records in, which are seen by nobody else until they are committed, and gives the last of their ids. */
function takeIds(counted: Sql): Sql {
  return sql`INSERT INTO record_counts AS counts (account_id, record_type, total, last_id) ${counted}
    ON CONFLICT (account_id, record_type) DO UPDATE
      SET total = counts.total + excluded.total, last_id = counts.last_id + excluded.last_id
    RETURNING account_id, last_id`;
}

/** A JSON array of what all rows have there. */
function listed(items: Sql): Sql {
  return sql`coalesce(json_agg(${items}), '[]')`;
}

function gather(select: Sql): Sql {
  return sql`(SELECT ${listed(sql`item`)} FROM (${select}) AS gathered)`;
}

async function query<Row>(manager: EntityManager, { text, values }: Statement): Promise<Row[]> {
  return rowsIn(await manager.query(text, values));
}

/** The connection was lost while it was in use, or none was to be had. */
function isCutOff(error: unknown): boolean {
  return (
    error instanceof QueryRunnerAlreadyReleasedError ||
    error instanceof QueryRunnerProviderAlreadyReleasedError ||
    /Connection terminated|is not queryable|timeout exceeded when trying to connect/.test(String(error))
  );
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

/** TypeORM gives the rows of an UPDATE or DELETE together with how many there were, and nothing for a COMMIT. */
function rowsIn<Row>(result?: Row[] | [rows: Row[], count: number]): Row[] {
  return Array.isArray(result?.[0]) ? result[0] : ((result ?? []) as Row[]);
}
