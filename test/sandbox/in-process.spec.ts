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
});
