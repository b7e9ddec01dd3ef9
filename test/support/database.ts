import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll } from '@jest/globals';
import { Client } from 'pg';

import { partition } from './partitions.js';

export interface TestDatabase {
  /** The DATABASE_URL of a database that nothing else uses. */
  readonly url: string;
  drop(): Promise<void>;
}

/**
 * A fresh, empty database: a SQLite file, or, when TEST_DATABASE_URL names a PostgreSQL server, a database on it.
 * TEST_PARTITIONS says into how many partitions it divides the tables of accounts there. Each test file takes one of its own, so that files run in any order and side by side.
 */
export async function freshDatabase(): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE_URL;
  return server ? freshPostgres(server) : freshSqlite();
}

/** A fresh database for the tests of one file or group, dropped after them. */
export function useDatabase(fresh = freshDatabase): { readonly url: string } {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await fresh();
  });
  afterAll(() => database?.drop());
  return {
    get url() {
      return database.url;
    },
  };
}

/** A fresh SQLite file, for what there is on SQLite alone. */
export async function freshSqlite(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'glowworm-test-'));
  return { url: `sqlite:${join(folder, 'test.sqlite')}`, drop: () => rm(folder, { recursive: true, force: true }) };
}

async function freshPostgres(server: string): Promise<TestDatabase> {
  const name = `glowworm_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  if (process.env.TEST_PARTITIONS) await partition(url.href, Number(process.env.TEST_PARTITIONS));
  return { url: url.href, drop: () => onServer(server, `DROP DATABASE ${name} WITH (FORCE)`) };
}

async function onServer(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
