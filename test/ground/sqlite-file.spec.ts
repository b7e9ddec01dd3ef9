import { rename, rm, stat, copyFile } from 'node:fs/promises';

import { afterEach, describe, expect, it, jest } from '@jest/globals';

import { Database } from '../../src/database/database.js';
import { freshSqlite, useDatabase } from '../support/database.js';
import { useServer } from '../support/server.js';
import { withSource } from '../support/sources.js';

// A long log takes its time where many tests run at once.
jest.setTimeout(30_000);

const CONSTITUENTS = '/api/v1/constituents';
const JOE = { first_name: 'Joe' };

describe('A SQLite file that', () => {
  const file = useDatabase(freshSqlite);
  const server = useServer(() => ({ DATABASE_URL: file.url, DATABASE_TIMEOUT: '1' }));
  const path = () => file.url.slice('sqlite:'.length);

  it('another program has locked is a 503 to who writes, after the time that is set, and can be read', async () => {
    const client = server.client();
    await client.post(CONSTITUENTS, JOE).expect(200);
    await withSource(file.url, async (other) => {
      await other.query('BEGIN EXCLUSIVE');
      const began = performance.now();
      const writes = Array.from({ length: 5 }, () => client.post(CONSTITUENTS, JOE).then((answer) => answer));
      const { body: list } = await client.get(CONSTITUENTS).expect(200);
      expect(list.total_items).toBe(1);
      for (const { status, headers } of await Promise.all(writes)) {
        expect([status, headers['retry-after']]).toEqual([503, '1']);
      }
      // They wait together, not one after the other.
      expect(performance.now() - began).toBeLessThan(4000);
      await other.query('ROLLBACK');
    });
    await client.post(CONSTITUENTS, JOE).expect(200);
  });

  it('has grown a long log while somebody read has a short one again', async () => {
    const database = server.app.get(Database);
    const fill = (bytes: number) =>
      database.write(({ manager }) => manager.query('INSERT INTO filler VALUES (zeroblob(?))', [bytes]));
    const logSize = async () => (await stat(`${path()}-wal`)).size;
    await database.write(({ manager }) => manager.query('CREATE TABLE filler (data BLOB)'));
    await withSource(file.url, async (reader) => {
      await reader.query('BEGIN');
      await reader.query('SELECT count(*) FROM filler');
      await fill(100_000_000);
      expect(await logSize()).toBeGreaterThan(100_000_000);
      await reader.query('COMMIT');
    });
    for (let n = 0; n < 3; n += 1) await fill(1);
    expect(await logSize()).toBeLessThanOrEqual(64 * 1024 * 1024);
  });

  describe('is gone', () => {
    const away = () => `${path()}.away`;
    afterEach(() => rename(away(), path()));

    const statuses = async () => {
      const client = server.client();
      return [(await client.get('/readyz')).status, (await client.post(CONSTITUENTS, JOE)).status];
    };

    it('makes the server unready and is not written to, until it is back', async () => {
      await rename(path(), away());
      expect(await statuses()).toEqual([503, 503]);
      await rename(away(), path());
      expect(await statuses()).toEqual([200, 200]);
      await rename(path(), away());
    });

    it('makes the server unready although another has taken its place', async () => {
      await rename(path(), away());
      await copyFile(away(), path());
      expect(await statuses()).toEqual([503, 503]);
      await rm(path());
    });
  });
});
