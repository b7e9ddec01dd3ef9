import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

import sql, { empty, join, raw } from 'sql-template-tag';
import type { DataSourceOptions, EntityManager } from 'typeorm';

import { DatabaseError } from './database-error.js';
import { type Dialect, errorCode } from './dialect.js';
import { PreparedSqlite } from './prepared-sqlite.js';

/**
 * SQLite through sqlite3, as the design asks (docs/decisions/0001-typeorm-0.3-with-sqlite3.md says what changing it
 * would take). A file has one connection that writes and one that reads (WAL); a database in memory has only one.
 */
export function sqliteDialect(url: string): Dialect {
  const file = url.slice('sqlite:'.length);
  const inMemory = file === ':memory:';
  const options: DataSourceOptions = { type: 'sqlite', database: file, driver: PreparedSqlite };
  return {
    options,
    singleWriter: true,
    readerOptions: inMemory ? undefined : options,
    beforeOpening: inMemory ? undefined : () => requireFolder(dirname(file)),
    prepareWriter: ['PRAGMA busy_timeout = 10000', 'PRAGMA journal_mode = WAL', 'PRAGMA synchronous = FULL'],
    prepareReader: ['PRAGMA busy_timeout = 10000', 'PRAGMA query_only = ON'],
    // Not the default, deferred BEGIN: it fails when another process writes between our first read and first write.
    begin: sql`BEGIN IMMEDIATE`,
    forUpdate: empty,
    skipLocked: empty,
    jsonArray: (expressions) => sql`json_array(${join(expressions)})`,
    gather: (select) => sql`(SELECT json_group_array(json(item)) FROM (${select}))`,
    // A key in the index is the account and the id: see derived.ts.
    withDigits: (table, column, run, account_id) =>
      sql`SELECT rowid & 4294967295 AS id FROM ${raw(`${table}_${column}`)} WHERE ${raw(column)} MATCH ${`"${run}"`}
        AND rowid BETWEEN (${account_id} << 32) AND (${account_id} << 32) + 4294967295`,
    // The items are JSON already; putting texts together spares SQLite from reading them once more.
    page: (total, items) =>
      sql`SELECT '[' || (${total}) || ',[' || coalesce((SELECT group_concat(item) FROM (${items})), '') || ']]' AS item`,
    query: (manager, statement) => connectionOf(manager).rows(statement.sql, statement.values),
    queryJson: async (manager, select) => {
      const rows = await connectionOf(manager).rows<{ item: string }>(select.sql, select.values);
      return rows.map(({ item }) => JSON.parse(item));
    },
    isUnreachable: (error) => ['SQLITE_CANTOPEN', 'SQLITE_IOERR', 'SQLITE_FULL'].includes(errorCode(error)),
    isDuplicate: (error) => errorCode(error) === 'SQLITE_CONSTRAINT' && /UNIQUE/.test(String(error)),
    describeOpenError: (error) => `The database file ${file} cannot be used: ${whyNotWritable(file) ?? String(error)}.`,
  };
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
