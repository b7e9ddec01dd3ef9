import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { type RunningServer, startServer } from '../../src/server.js';
import { useDatabase } from '../support/database.js';
import { add, namesOf } from '../support/sandbox.js';
import { clientOf } from '../support/server.js';

jest.setTimeout(60_000);

describe('server.sandbox(key)', () => {
  const database = useDatabase();
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer({ PORT: '0', LOG_LEVEL: 'error', DATABASE_URL: database.url });
  }, 60_000);
  afterAll(() => server?.close());

  it('does without HTTP what /sandbox does', async () => {
    const client = clientOf(() => server.url, 'in-process');
    const sandbox = server.sandbox('in-process');
    await add(client, 'Ada');
    expect(await sandbox.snapshot('one')).toMatchObject({ name: 'one' });
    await sandbox.reset();
    expect(await namesOf(client)).toEqual({});
    await sandbox.restore('one');
    expect(await namesOf(client)).toEqual({ 1: 'Ada' });
    expect(await sandbox.snapshots()).toMatchObject([{ name: 'one' }]);
    await sandbox.deleteSnapshot('one');
    await expect(sandbox.restore('one')).rejects.toThrow('There is no snapshot one.');
    expect((await sandbox.account.records()).by_kind.constituents).toBe(1);
  });

  it('has the clock of the account', async () => {
    const { clock } = server.sandbox('timed');
    expect(await clock.freeze('2020-01-01T00:00:00Z')).toEqual({ mode: 'frozen', now: '2020-01-01T00:00:00Z' });
    expect(await clock.advance('P1M')).toEqual({ mode: 'frozen', now: '2020-02-01T00:00:00Z' });
    expect((await clock.set({ mode: 'real' })).mode).toBe('real');
    expect((await clock.get()).mode).toBe('real');
  });

  it('has the rate limit of the account', async () => {
    const client = clientOf(() => server.url, 'limited');
    const { rateLimit } = server.sandbox('limited');
    expect(await rateLimit.set({ enabled: true, calls: 1 })).toMatchObject({ calls: 1, used: 0 });
    await add(client, 'Ada');
    await client.get('/api/v1/constituents').expect(429);
    expect(await rateLimit.get()).toEqual({ enabled: true, calls: 1, seconds: 300, used: 1 });
    expect(await rateLimit.set({ used: 0 })).toMatchObject({ used: 0 });
    await client.get('/api/v1/constituents').expect(200);
  });

  it('has the requests of the account, and what they cover', async () => {
    const client = clientOf(() => server.url, 'logged');
    const sandbox = server.sandbox('logged');
    const waiting = sandbox.requests.waitFor({ method: 'POST', count: 1, timeout: 60 });
    await add(client, 'Ada');
    expect((await waiting).requests).toMatchObject([{ id: 1, method: 'POST', status: 200 }]);
    expect((await sandbox.requests.list({ status: '4xx' })).requests).toEqual([]);
    expect(await sandbox.coverage()).toMatchObject({ met: 1 });
    await sandbox.requests.clear();
    expect((await sandbox.requests.list()).requests).toEqual([]);
  });
});
