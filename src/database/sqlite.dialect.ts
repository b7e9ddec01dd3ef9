import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import type { DataSourceOptions, EntityManager } from 'typeorm';

import { DatabaseError } from './database-error.js';
import { type Dialect, errorCode, type JsonEntry, textOf } from './dialect.js';
import { Json } from './json.js';
import { PreparedSqlite } from './prepared-sqlite.js';

/** How many letters an entry of a text index has. */
const TRIGRAM = 3;

/** Somebody else has the lock, or the disk or the memory is full, gone or read-only. */
const TRANSIENT = /^SQLITE_(BUSY|LOCKED|PROTOCOL|READONLY|NOMEM|FULL|IOERR|CANTOPEN)/;

/**
 * SQLite through sqlite3, as the design asks (docs/decisions/0001-typeorm-0.3-with-sqlite3.md says what changing it
 * would take). A file has one connection that writes and one that reads (WAL); a database in memory has only one.
 */
export function sqliteDialect(url: string, timeoutMs: number): Dialect {
  const file = url.slice('sqlite:'.length);
  const inMemory = file === ':memory:';
  const options: DataSourceOptions = { type: 'sqlite', database: file, driver: PreparedSqlite };
  return {
    options,
    singleWriter: true,
    timeoutMs,
    file: inMemory ? undefined : file,
    readerOptions: inMemory ? undefined : options,
    beforeOpening: inMemory ? undefined : () => requireFolder(dirname(file)),
    prepareWriter: [
      `PRAGMA busy_timeout = ${timeoutMs}`,
      'PRAGMA journal_mode = WAL',
      'PRAGMA synchronous = FULL',
      // A log that has grown while somebody read for long is cut back to this many bytes.
      'PRAGMA journal_size_limit = 67108864',
    ],
    // Rows go to the ends of tables and into the middle of indexes: in memory, and moved from the log to the file more seldom.
    bulk: {
      begin: ['PRAGMA cache_size = -131072', 'PRAGMA wal_autocheckpoint = 32768'],
      end: ['PRAGMA cache_size = -2000', 'PRAGMA wal_autocheckpoint = 1000'],
    },
    prepareReader: [`PRAGMA busy_timeout = ${timeoutMs}`, 'PRAGMA query_only = ON'],
    beginReading: 'BEGIN',
    // Not the default, deferred BEGIN: it fails when another process writes between our first read and first write.
    begin: sql`BEGIN IMMEDIATE`,
    // Whether a commit waits is set between transactions: see group-commit.ts.
    beginLazily: sql`BEGIN IMMEDIATE`,
    // It would have to look up each row for what it is sorted by.
    sortsFound: false,
    forUpdate: empty,
    skipLocked: empty,
    jsonArray: (expressions) => sql`json_array(${expressions.length > 0 ? join(expressions) : empty})`,
    jsonObject,
    // Constants within the CASE are made once for a statement, and not for each row.
    boolean: (value) => sql`CASE ${value} WHEN 0 THEN json('false') WHEN 1 THEN json('true') END`,
    // A sum is 25.0; as a text it becomes the whole number that it is.
    calculated: (value) => sql`CAST(CAST(${value} AS TEXT) AS NUMERIC)`,
    gather: (select) => sql`(SELECT ${listed(sql`item`)} FROM (${select}))`,
    gathered: (item, order) => listed(sql`${item}, ',' ORDER BY ${order}`),
    // A key in the index is the account and the id: see derived.ts.
    withDigits: (table, column, run, account_id) =>
      sql`SELECT rowid & 4294967295 AS id FROM ${raw(`${table}_${column}`)} WHERE ${raw(column)} MATCH ${`"${run}"`}
        AND rowid BETWEEN (${account_id} << 32) AND (${account_id} << 32) + 4294967295`,
    // The trigger that counts the records of a table (migrations/derived.ts) keeps their last id as well.
    insert: (table, account_id, columns, values, returned) =>
      sql`INSERT INTO ${raw(table)} (account_id, id, ${names(columns)})
        VALUES (${account_id}, ${lastId(table, account_id)} + 1, ${join(values)}) RETURNING ${returned}`,
    insertRows: (table, columns) => {
      const values = columns.map((name) => `value ->> '${name}' AS "${name}"`).join();
      const last = raw(`coalesce((SELECT last_id FROM record_counts AS counts
        WHERE counts.account_id = rows.account_id AND counts.record_type = '${table}'), 0)`);
      return textOf(sql`INSERT INTO ${raw(table)} (account_id, id, ${names(columns)})
        SELECT account_id, ${last} + row_number() OVER (PARTITION BY account_id ORDER BY row_key), ${names(columns)}
        FROM (SELECT key AS row_key, value ->> 'account_id' AS account_id, ${raw(values)} FROM json_each(${'[]'})) AS rows
        ORDER BY row_key RETURNING id`);
    },
    given: (_table, columns, rows) =>
      sql`SELECT ${raw(columns.map((name) => `value ->> '${name}' AS "${name}"`).join())} FROM json_each(${rows})`,
    containing,
    // JSON has no line ends of its own: behind the first one are the records, which are not read here.
    page: (total, items) =>
      sql`SELECT concat('[', (${total}), ',', ${listed(sql`place`)}, ']', char(10), ${listed(sql`item`)}) AS item FROM (${items})`,
    pageOf: (item) => {
      const text = item as string;
      const end = text.indexOf('\n');
      const [total, places] = JSON.parse(text.slice(0, end)) as [number, unknown[][]];
      return { total, places, items: Json.ofText(text.slice(end + 1)) };
    },
    backup: inMemory ? undefined : 'VACUUM INTO ?',
    query: (manager, statement) => connectionOf(manager).rows(statement.sql, statement.values),
    one: (manager, { sql: text, values }, shared) => connectionOf(manager).one(text, values, shared),
    redo: (manager) => connectionOf(manager).redo,
    jsonOf: (given) => Json.ofText(given as string),
    isTransient: (error) => TRANSIENT.test(errorCode(error)),
    isDangling: (error) => errorCode(error) === 'SQLITE_CONSTRAINT' && /FOREIGN KEY/.test(String(error)),
    isDuplicate: (error) => errorCode(error) === 'SQLITE_CONSTRAINT' && /UNIQUE/.test(String(error)),
    describeOpenError: (error) => `The database file ${file} cannot be used: ${whyNotWritable(file) ?? String(error)}.`,
  };
}

function names(columns: readonly string[]): Sql {
  return raw(columns.map((name) => `"${name}"`).join());
}

/** A JSON array of what is JSON already, of all rows together. */
function listed(items: Sql): Sql {
  return sql`concat('[', group_concat(${items}), ']')`;
}

/** What is JSON already is put in as text: SQLite would read it once more, for each record that it is inside of. */
function jsonObject(entries: readonly JsonEntry[]): Sql {
  const object = (plain: readonly JsonEntry[]) =>
    sql`json_object(${join(plain.map(({ key, value }) => sql`${raw(`'${key}'`)}, ${value}`))})`;
  if (!entries.some(({ isJson }) => isJson)) return object(entries);
  const parts: Sql[] = [];
  let plain: JsonEntry[] = [];
  const end = () => {
    // None of them is an object, so these are its own.
    if (plain.length > 0) parts.push(sql`trim(${object(plain)}, '{}')`);
    plain = [];
  };
  for (const entry of entries) {
    if (!entry.isJson) {
      plain.push(entry);
      continue;
    }
    end();
    parts.push(sql`${raw(`'"${entry.key}":'`)}, coalesce(${entry.value}, 'null')`);
  }
  end();
  return sql`concat('{', ${join(parts, ", ',', ")}, '}')`;
}

function lastId(table: string, account_id: number): Sql {
  return sql`coalesce((SELECT last_id FROM record_counts WHERE account_id = ${account_id} AND record_type = ${table}), 0)`;
}

function containing(table: string, column: string, texts: readonly string[], account_id: number): Sql {
  const index = raw(`${table}_text`);
  const [indexed, short] = [true, false].map((long) => texts.filter((text) => [...text].length >= TRIGRAM === long));
  // What is shorter than the index's entries is looked for in the rows that the other conditions leave.
  const conditions = short.map((text) => sql`instr(${raw(`${table}."${column}"`)}, ${text}) > 0`);
  if (indexed.length > 0) {
    const query = indexed.map((text) => `${column} : "${text.replaceAll('"', '""')}"`).join(' AND ');
    conditions.push(sql`${raw(table)}.id IN (SELECT rowid & 4294967295 FROM ${index} WHERE ${index} MATCH ${query}
      AND rowid BETWEEN (${account_id} << 32) AND (${account_id} << 32) + 4294967295)`);
  }
  return join(conditions, ' AND ');
}

function connectionOf({ connection }: EntityManager): PreparedSqlite {
  return (connection.driver as unknown as { databaseConnection: PreparedSqlite }).databaseConnection;
}

function whyNotWritable(file: string): string | undefined {
  try {
    mkdirSync(dirname(file), { recursive: true });
    accessSync(dirname(file), constants.W_OK);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** TypeORM would make any folder, and so take a mistyped path for a new database. */
function requireFolder(folder: string): void {
  if (existsSync(folder) || resolve(folder) === resolve('data')) return;
  throw new DatabaseError(`There is no folder ${resolve(folder)} for the database: make it, or correct DATABASE_URL.`);
}
