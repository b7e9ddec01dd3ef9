import { randomUUID } from 'node:crypto';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll } from '@jest/globals';
import { Client } from 'pg';

import { partition } from './partitions.js';
import { withSource } from './sources.js';

export interface TestDatabase {
  /** The DATABASE_URL of a database that nothing else uses. */
  readonly url: string;
  drop(): Promise<void>;
}

/**
 * A fresh database that has every table and no record: a SQLite file, or, when TEST_DATABASE_URL names a PostgreSQL server, a
 * database on it. TEST_PARTITIONS says into how many partitions it divides the tables of accounts there. Each test file takes one
 * of its own, so that files run in any order and side by side. It is a copy of a template, since migrating takes seconds.
 */
export async function freshDatabase(): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE_URL;
  if (!server) return freshSqlite();
  template ??= postgresTemplate(server);
  return onPostgres(server, `TEMPLATE ${await template}`);
}

/** A fresh database without tables, for what is about migrating. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE_URL;
  return server ? onPostgres(server) : emptySqlite();
}

/** The same whose language, where it has one, puts text in another order than its bytes: `a` before `B`, and no dashes. */
export async function englishDatabase(): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE_URL;
  return server ? onPostgres(server, `TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en'`) : emptySqlite();
}

/** A fresh database for the tests of one file or group, dropped after them. */
export function useDatabase(fresh = freshDatabase): { readonly url: string } {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await fresh();
    // The first of a worker waits for the template.
  }, 60_000);
  afterAll(() => database?.drop());
  return {
    get url() {
      return database.url;
    },
  };
}

/** A fresh SQLite file, for what there is on SQLite alone. */
export async function freshSqlite(): Promise<TestDatabase> {
  sqliteTemplate ??= migratedSqlite();
  const database = await emptySqlite();
  await copyFile(pathOf(await sqliteTemplate), pathOf(database.url));
  return database;
}

/** Where the databases of this run are, and what its templates on PostgreSQL are called: see `test/jest/set-up.mjs`. */
const { TEST_FOLDER = tmpdir(), TEST_TEMPLATES = 'glowworm_template' } = process.env;
let template: Promise<string> | undefined;
let sqliteTemplate: Promise<string> | undefined;

async function emptySqlite(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(TEST_FOLDER, 'glowworm-test-'));
  return { url: `sqlite:${join(folder, 'test.sqlite')}`, drop: () => rm(folder, { recursive: true, force: true }) };
}

async function migratedSqlite(): Promise<string> {
  const { url } = await emptySqlite();
  await migrated(url);
  return url;
}

async function postgresTemplate(server: string): Promise<string> {
  const name = `${TEST_TEMPLATES}_${process.env.JEST_WORKER_ID}`;
  const { url } = await onPostgres(server, '', name);
  if (process.env.TEST_PARTITIONS) await partition(url, Number(process.env.TEST_PARTITIONS));
  else await migrated(url);
  // A pooler goes on holding connections, and a template may have none.
  await onServer(server, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
  return name;
}

function migrated(url: string): Promise<void> {
  return withSource(url, async (source) => void (await source.runMigrations()));
}

async function onPostgres(server: string, as = '', name = `glowworm_test_${unique()}`): Promise<TestDatabase> {
  await onServer(server, `CREATE DATABASE ${name} ${as}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(server, `DROP DATABASE ${name} WITH (FORCE)`) };
}

const unique = () => randomUUID().replaceAll('-', '');
const pathOf = (url: string) => url.slice('sqlite:'.length);

async function onServer(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
