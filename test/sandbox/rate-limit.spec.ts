import { beforeEach, describe, expect, it } from '@jest/globals';

import { AccountsService } from '../../src/accounts/accounts.service.js';
import { Database } from '../../src/database/database.js';
import { CountedCalls } from '../../src/sandbox/rate-limit/counted-calls.entity.js';
import { expectError } from '../support/answers.js';
import { expectDrxError } from '../support/drx-answers.js';
import { CLOCK, CONSTITUENTS, RATE_LIMIT, RESET } from '../support/sandbox.js';
import { type Client, useServer } from '../support/server.js';

const FUNDS = '/api/v1/funds';
const PATIENTS = '/api/v2/patients';

describe('The rate limit of an account', () => {
  const server = useServer();
  let client: Client;

  beforeEach(() => {
    client = server.client();
  });

  const get = async () => (await client.get(RATE_LIMIT).expect(200)).body;
  const set = async (setting: object) => (await client.put(RATE_LIMIT, setting).expect(200)).body;
  const used = async () => (await get()).used;
  const freeze = (now: string) => client.put(CLOCK, { mode: 'frozen', now }).expect(200);
  const advance = (by: string) => client.post(`${CLOCK}/advance`, { by }).expect(200);
  const statuses = async (times: number, path = FUNDS) => {
    const seen = [];
    for (let time = 0; time < times; time += 1) seen.push((await client.get(path)).status);
    return seen;
  };

  it("is LGL's, and off at first", async () => {
    expect(await get()).toEqual({ enabled: false, calls: 300, seconds: 300, used: 0 });
    expect(await statuses(2)).toEqual([200, 200]);
    expect(await used()).toBe(0);
    expect((await client.get('/sandbox/account').expect(200)).body.rate_limit).toEqual(await get());
  });

  it('counts from when it is switched on, and refuses what is beyond it', async () => {
    await client.get(FUNDS).expect(200);
    expect(await set({ enabled: true, calls: 2 })).toEqual({ enabled: true, calls: 2, seconds: 300, used: 0 });
    expect(await statuses(4)).toEqual([200, 200, 429, 429]);
    expect(await used()).toBe(2);
  });

  it("is answered in LGL's shape and in DRX's, and both count together", async () => {
    await freeze('2025-06-03T17:08:54Z');
    await set({ enabled: true, calls: 1 });
    await client.get(PATIENTS).expect(200);
    const lgl = await client.get(FUNDS);
    expectError(lgl, { status: 429, error: 'Too Many Requests', says: '300 s' });
    const drx = await client.get(PATIENTS);
    expectDrxError(drx, 429, 'rate_limited', { says: '300 s' });
    expect([lgl, drx].map(({ headers }) => headers['retry-after'])).toEqual(['300', '300']);
  });

  it('slides: each call counts for as long as was set, by the clock of the account', async () => {
    await freeze('2025-06-03T17:00:00Z');
    await set({ enabled: true, calls: 3, seconds: 60 });
    await client.get(FUNDS).expect(200);
    await advance('PT20S');
    expect(await statuses(3)).toEqual([200, 200, 429]);
    expect((await client.get(FUNDS).expect(429)).headers['retry-after']).toBe('40');
    await advance('PT39S');
    expect((await client.get(FUNDS).expect(429)).headers['retry-after']).toBe('1');
    await advance('PT1S');
    expect(await statuses(2)).toEqual([200, 429]);
    expect((await client.get(FUNDS).expect(429)).headers['retry-after']).toBe('20');
    await advance('PT20S');
    expect(await used()).toBe(1);
    expect(await statuses(3)).toEqual([200, 200, 429]);
  });

  it('is not kept up by calls of a time that the clock was set back from', async () => {
    await freeze('2025-06-03T17:00:00Z');
    await set({ enabled: true, calls: 1, seconds: 60 });
    expect(await statuses(2)).toEqual([200, 429]);
    await freeze('2024-06-03T17:00:00Z');
    expect(await statuses(2)).toEqual([200, 429]);
  });

  it('counts whatever a call is answered, and none that is no client’s or that asks for nothing', async () => {
    await set({ enabled: true });
    await client.post(CONSTITUENTS, { is_org: 'nonsense' }).expect(422);
    await client.get(`${FUNDS}/1234567`).expect(404);
    await client.get(`${FUNDS}.json`).expect(200);
    expect(await used()).toBe(3);
    await client.get('/sandbox/account').expect(200);
    await client.get('/api/v1/nothing').expect(404);
    await client.get(FUNDS).set('X-Glowworm-Aside', '1').expect(200);
    await client.get(FUNDS).set('Authorization', 'Basic ').expect(401);
    expect(await used()).toBe(3);
  });

  it('has a count that can be set', async () => {
    await freeze('2025-06-03T17:00:00Z');
    expect(await set({ enabled: true, used: 299 })).toMatchObject({ used: 299 });
    expect(await statuses(2)).toEqual([200, 429]);
    expect(await set({ used: 1000 })).toMatchObject({ calls: 300, used: 1000 });
    expect(await statuses(1)).toEqual([429]);
    expect(await set({ used: 0 })).toMatchObject({ used: 0 });
    expect(await statuses(1)).toEqual([200]);
  });

  it('goes on counting when it is set otherwise, and begins anew when it is switched on again', async () => {
    await set({ enabled: true, calls: 1 });
    expect(await statuses(2)).toEqual([200, 429]);
    expect(await set({ calls: 2 })).toEqual({ enabled: true, calls: 2, seconds: 300, used: 1 });
    expect(await statuses(2)).toEqual([200, 429]);
    expect(await set({ enabled: false })).toEqual({ enabled: false, calls: 2, seconds: 300, used: 0 });
    expect(await statuses(1)).toEqual([200]);
    expect(await set({ enabled: true })).toEqual({ enabled: true, calls: 2, seconds: 300, used: 0 });
  });

  it("is the account's, whichever key calls, and no other account's", async () => {
    const sandbox_id = (await client.get('/sandbox/account').expect(200)).body.id;
    const { key } = await server.app.get(AccountsService).createKey({ scope: 'read', sandbox_id });
    await set({ enabled: true, calls: 1 });
    expect(await statuses(1)).toEqual([200]);
    await server.client(key).get(FUNDS).expect(429);
    await server.client().get(FUNDS).expect(200);
  });

  it('stays through a reset', async () => {
    await set({ enabled: true, calls: 1 });
    expect(await statuses(1)).toEqual([200]);
    await client.post(RESET).expect(200);
    expect(await statuses(1)).toEqual([429]);
  });

  it('is met before a fault', async () => {
    await client.post('/sandbox/faults', { effect: 'status=503' }).expect(201);
    await set({ enabled: true, calls: 1 });
    expect(await statuses(2)).toEqual([503, 429]);
    expect((await client.get('/sandbox/faults')).body).toMatchObject([{ seen: 1 }]);
  });

  it('lets no more through of those that come at once', async () => {
    await set({ enabled: true, calls: 5 });
    const answers = await Promise.all(Array.from({ length: 20 }, () => client.get(FUNDS)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
  });

  it('keeps nothing of calls that no longer count', async () => {
    await freeze('2025-06-03T17:00:00Z');
    await set({ enabled: true, seconds: 1 });
    for (const by of ['PT1S', 'PT1S', 'PT1S']) {
      await client.get(FUNDS).expect(200);
      await advance(by);
    }
    const { sandbox } = (await server.app.get(AccountsService).callerOf(client.key))!;
    const counted = await server.app
      .get(Database)
      .read((manager) => manager.findBy(CountedCalls, { sandbox_id: sandbox.id }));
    expect(counted).toMatchObject([{ at: '2025-06-03T17:00:02.000Z', calls: 1 }]);
  });

  it.each([
    [{ enabled: 1 }, 'enabled'],
    [{ calls: 0 }, 'calls'],
    [{ calls: 10_001 }, 'calls'],
    [{ seconds: 0.5 }, 'seconds'],
    [{ seconds: 86_401 }, 'seconds'],
    [{ enabled: true, used: -1 }, 'used'],
    [{ used: 1 }, 'used'],
    [{ enabled: false, used: 1 }, 'used'],
    [{ limit: 300 }, 'limit'],
  ])('is not set to %j', async (sent, field) => {
    const { body } = await client.put(RATE_LIMIT, sent).expect(422);
    expect(body.error.details.map((detail: { field: string }) => detail.field)).toEqual([field]);
    expect(await get()).toEqual({ enabled: false, calls: 300, seconds: 300, used: 0 });
  });
});
