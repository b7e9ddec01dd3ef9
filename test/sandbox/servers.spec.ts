import { afterEach, describe, expect, it, jest } from '@jest/globals';
import supertest from 'supertest';

import { KEY_CACHE_MS } from '../../src/accounts/accounts.service.js';
import { listenerOf } from '../support/integrations.js';
import { add, CLOCK, CONSTITUENTS, namesOf, RATE_LIMIT, RESET, SNAPSHOTS } from '../support/sandbox.js';
import { useServer } from '../support/server.js';

jest.setTimeout(60_000);

const here = useServer();
const there = useServer(() => ({ DATABASE_URL: here.database.url }));

const now = performance.now.bind(performance);
let late = 0;

/** What a server has looked up of a key is looked up again. */
function wait(): void {
  late += KEY_CACHE_MS;
  jest.spyOn(performance, 'now').mockImplementation(() => now() + late);
}

describe('Two servers on one database', () => {
  afterEach(() => void jest.restoreAllMocks());

  it('agree on the clock', async () => {
    const client = here.client();
    const other = there.client(client.key);
    await other.get(CLOCK).expect(200);
    await client.put(CLOCK, { mode: 'frozen', now: '2020-01-01T00:00:00Z' }).expect(200);
    wait();
    expect((await other.get(CLOCK)).body).toEqual({ mode: 'frozen', now: '2020-01-01T00:00:00Z' });
    await other.post(`${CLOCK}/advance`, { by: 'P1D' }).expect(200);
    wait();
    expect((await client.get(CLOCK)).body.now).toBe('2020-01-02T00:00:00Z');
    const [id] = await add(client, 'Ada');
    expect((await other.get(`${CONSTITUENTS}/${id}`)).body.created_at).toBe('2020-01-02T00:00:00Z');
  });

  it('agree on the rate limit, and count together', async () => {
    const client = here.client();
    const other = there.client(client.key);
    await other.get(RATE_LIMIT).expect(200);
    await client.put(RATE_LIMIT, { enabled: true, calls: 10 }).expect(200);
    wait();
    const calls = Array.from({ length: 30 }, (_, n) => (n % 2 ? client : other).get(CONSTITUENTS));
    const statuses = (await Promise.all(calls)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(20);
    const state = { enabled: true, calls: 10, seconds: 300, used: 10 };
    for (const each of [client, other]) expect((await each.get(RATE_LIMIT)).body).toEqual(state);
  });

  it('agree on faults, which hit as often as was said whoever is called', async () => {
    const client = here.client();
    const other = there.client(client.key);
    await other.get(CONSTITUENTS).expect(200);
    await client.post('/sandbox/faults', { effect: 'status=503', times: 3 }).expect(201);
    wait();
    const statuses: number[] = [];
    for (let n = 0; n < 6; n += 1) statuses.push((await (n % 2 ? client : other).get(CONSTITUENTS)).status);
    expect(statuses).toEqual([503, 503, 503, 200, 200, 200]);
    expect((await other.get('/sandbox/faults/1').expect(200)).body.hits).toBe(3);
  });

  it('agree on listeners at once, also after a reset', async () => {
    const client = here.client();
    const listener = await listenerOf(here, client);
    const send = () => supertest(there.url).post(listener.path).send({ first_name: 'Joe' }).expect(200);
    await send();
    expect(await listener.items()).toHaveLength(1);
    await client.post(RESET).expect(200);
    await send();
    expect(await listener.items()).toMatchObject([{ id: 1, status: 'unsaved' }]);
  });

  it('agree on snapshots and resets', async () => {
    const client = here.client();
    const other = there.client(client.key);
    await add(client, 'Ada');
    await other.put(`${SNAPSHOTS}/one`).expect(200);
    await client.post(RESET).expect(200);
    wait();
    expect(await namesOf(other)).toEqual({});
    await client.post(`${SNAPSHOTS}/one/restore`).expect(200);
    wait();
    expect(await namesOf(other)).toEqual({ 1: 'Ada' });
  });

  it('make a snapshot of the records that the account has, though the other server has exchanged them just now', async () => {
    const client = here.client();
    const other = there.client(client.key);
    await add(other, 'Ada');
    await client.post(RESET).expect(200);
    await other.put(`${SNAPSHOTS}/after`).expect(200);
    await client.post(`${SNAPSHOTS}/after/restore`).expect(200);
    expect(await namesOf(client)).toEqual({});
  });

  it('never give the same records to two accounts', async () => {
    const clients = Array.from({ length: 20 }, (_, n) => (n % 2 ? here : there).client());
    for (let round = 0; round < 3; round += 1) {
      await Promise.all(clients.map((client) => client.post(RESET).expect(200)));
      await Promise.all(clients.map((client) => add(client, client.key)));
      for (const client of clients) expect(await namesOf(client)).toEqual({ 1: client.key });
    }
  });
});
