import { describe, expect, it, jest } from '@jest/globals';
import { DataSource } from 'typeorm';

import { AccountsService, KEY_CACHE_MS } from '../../src/accounts/accounts.service.js';
import { Clock } from '../../src/clock/clock.js';
import { readConfig } from '../../src/config/config.js';
import { RequestLog } from '../../src/sandbox/requests/request-log.js';
import { accountsByState, add, namesOf, SNAPSHOTS } from '../support/sandbox.js';
import { type TestServer, useServer } from '../support/server.js';

jest.setTimeout(60_000);

const DAY_MS = 86_400_000;

/** Lets so many days pass, and a moment more in which keys are looked up again. */
function pass(server: TestServer, days: number): void {
  server.app.get(Clock).advance(days * DAY_MS + 1);
  const now = performance.now();
  jest.spyOn(performance, 'now').mockReturnValue(now + KEY_CACHE_MS);
}

const sandboxes = async (server: TestServer): Promise<number> =>
  (await server.app.get(DataSource).query('SELECT id FROM sandboxes')).length;

describe('An account that is not used for ACCOUNT_TTL', () => {
  const server = useServer({ ACCOUNT_TTL: '30d' });

  it('is removed with its snapshots, and one that is used or was made is not', async () => {
    const [gone, used] = [server.client(), server.client()];
    const made = server.client((await server.app.get(AccountsService).createKey({ scope: 'write' })).key);
    for (const client of [gone, used, made]) await add(client, 'Ada');
    await gone.put(`${SNAPSHOTS}/one`).expect(200);
    pass(server, 29);
    expect(await namesOf(used)).toEqual({ 1: 'Ada' });
    const noted = () => server.app.get(DataSource).query('SELECT id FROM sandboxes WHERE used_at IS NOT NULL');
    while ((await noted()).length === 0);
    pass(server, 2);
    expect(server.app.get(RequestLog).ids).toHaveLength(3);
    while ((await sandboxes(server)) > 2);
    while (server.app.get(RequestLog).ids.length > 2) await new Promise(setImmediate);
    // Other servers on PostgreSQL could still be at what is removed.
    server.app.get(Clock).advance(60_000);
    for (;;) {
      server.app.get(Clock).advance(60_000);
      const { current = 0, snapshot = 0, spare = 0, discarded = 0 } = await accountsByState(server);
      if (current === 2 && snapshot + spare + discarded === 0) break;
    }
    for (const client of [used, made]) expect(await namesOf(client)).toEqual({ 1: 'Ada' });
    expect(await namesOf(gone)).toEqual({});
    jest.restoreAllMocks();
  });
});

describe('ACCOUNT_TTL', () => {
  it.each([
    ['30d', 30 * DAY_MS],
    ['12h', DAY_MS / 2],
    ['P1W', 7 * DAY_MS],
    ['never', Infinity],
    [undefined, 30 * DAY_MS],
  ])('may be %s', (ACCOUNT_TTL, ms) => {
    expect(readConfig({ ACCOUNT_TTL }).ACCOUNT_TTL).toBe(ms);
  });

  it.each(['0d', 'P0D', '30', '-1d', 'forever', 'P99999999Y'])('may not be %s', (ACCOUNT_TTL) => {
    expect(() => readConfig({ ACCOUNT_TTL })).toThrow('ACCOUNT_TTL must be a time such as 30d, 12h or P1M, or never');
  });
});
