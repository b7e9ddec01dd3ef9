import { describe, expect, it, jest } from '@jest/globals';
import { DataSource } from 'typeorm';

import { DEMO_KEY } from '../../src/accounts/accounts.service.js';
import type { OpenApi } from '../support/openapi.js';
import { accountsByState, add, CONSTITUENTS, namesOf, RESET, SNAPSHOTS } from '../support/sandbox.js';
import { type Client, useServer } from '../support/server.js';

jest.setTimeout(60_000);

const server = useServer();

/** Every route of LGL and DRX that reads, with the first ids in it; what has no end or tells the time is left out. */
async function addresses(client: Client): Promise<string[]> {
  const documents = await Promise.all(['lgl-v1', 'drx-v2'].map((name) => client.get(`/openapi/${name}.json`)));
  const paths = documents.flatMap(({ body }) => Object.entries((body as OpenApi).paths));
  return paths
    .filter(([path, methods]) => methods.get && !/heartbeat|events$/.test(path))
    .flatMap(([path]) => [path.replace(/\{\w+\}/g, '1'), path.replace(/\{\w+\}/g, '2')]);
}

/** What each of them answers, but for the times of the records. */
async function answersOf(client: Client, paths: readonly string[]): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  for (const path of paths) {
    const { status, text } = await client.get(path);
    answers[path] = `${status} ${text.replace(/"20\d\d-[\dT:-]+Z"/g, '"time"')}`;
  }
  return answers;
}

describe('A reset', () => {
  it('has the account begin again: only what a new one has is left, and ids count from 1', async () => {
    const client = server.client();
    expect(await add(client, 'Ada', 'Ben')).toEqual([1, 2]);
    expect((await client.post(RESET).expect(200)).body).toEqual({ to: 'empty' });
    expect(await namesOf(client)).toEqual({});
    expect(await add(client, 'Cleo')).toEqual([1]);
  });

  it('leaves what every route answers for a new account', async () => {
    const [reset, fresh] = [server.client(), server.client()];
    await add(reset, 'Ada');
    await reset.post(RESET, { to: 'empty' }).expect(200);
    const paths = await addresses(reset);
    expect(await answersOf(reset, paths)).toEqual(await answersOf(fresh, paths));
  });

  it('leads to the made-up charity of the demo key as well', async () => {
    const client = server.client();
    expect((await client.post(RESET, { to: 'demo' }).expect(200)).body).toEqual({ to: 'demo' });
    expect(await namesOf(client)).toEqual(await namesOf(server.client(DEMO_KEY)));
  });

  it('leads to a snapshot by its name', async () => {
    const client = server.client();
    await add(client, 'Ada');
    await client.put(`${SNAPSHOTS}/one`).expect(200);
    await client.post(RESET).expect(200);
    await client.post(RESET, { to: 'one' }).expect(200);
    expect(await namesOf(client)).toEqual({ 1: 'Ada' });
  });

  it('refuses what there is not', async () => {
    const client = server.client();
    const { body } = await client.post(RESET, { to: 'nowhere' }).expect(404);
    expect(body.error).toMatchObject({ code: 'not_found', message: expect.stringContaining('no snapshot nowhere') });
    await client.post(RESET, { to: 1 }).expect(422);
    await client.post(RESET, { to: null }).expect(422);
  });

  it('touches nobody else, however many come at once', async () => {
    const [reset, kept] = [0, 1].map(() => Array.from({ length: 50 }, () => server.client()));
    for (const client of [...reset, ...kept]) await add(client, client.key);
    await Promise.all(reset.map((client) => client.post(RESET).expect(200)));
    for (const client of reset) expect(await namesOf(client)).toEqual({});
    for (const client of kept) expect(await namesOf(client)).toEqual({ 1: client.key });
    for (const client of reset) expect(await add(client, 'Next')).toEqual([1]);
  });

  it('keeps what is set for the account, and its id', async () => {
    const client = server.client();
    const before = (await client.get('/sandbox/account').expect(200)).body;
    await client.put('/sandbox/clock', { mode: 'frozen', now: '2020-02-29T12:00:00Z' }).expect(200);
    await client.post(RESET).expect(200);
    const { body } = await client.get('/sandbox/account').expect(200);
    expect(body.id).toBe(before.id);
    expect(body.clock).toEqual({ mode: 'frozen', now: '2020-02-29T12:00:00Z' });
  });

  it('does not take records away from a request that is under way', async () => {
    const client = server.client();
    await add(client, 'Ada');
    const old = await server.accountOf(client);
    const source = server.app.get(DataSource);
    const left = async () => Number((await source.query(`SELECT count(*) AS n FROM accounts WHERE id = ${old}`))[0].n);
    const stream = await fetch(`${server.url}/api/v2/events`, { headers: { 'X-DRX-Key': client.key } });
    await client.post(RESET).expect(200);
    expect(await left()).toBe(1);
    // The stream of the old records ends by itself, and a client opens another.
    await stream.text();
    expect(await namesOf(client)).toEqual({});
  });

  it('leaves nothing behind but a copy for the next one', async () => {
    const client = server.client();
    for (let n = 0; n < 5; n += 1) await client.post(RESET).expect(200);
    if (process.env.TEST_DATABASE_URL) return; // Other servers may be at the old records for some seconds.
    for (;;) {
      const { copying = 0, discarded = 0, spare = 0 } = await accountsByState(server);
      if (copying === 0 && discarded === 0 && spare > 0) break;
    }
  });

  it('cannot be had by a page of another site, nor under another name', async () => {
    const named = { Origin: 'http://localhost:5173' };
    await server.client().post(RESET).set(named).expect(403);
    await server.client().post(RESET).set('Host', 'evil.example').expect(403);
    await server.client().post(RESET).set('Sec-Fetch-Site', 'cross-site').expect(403);
  });
});

describe('A page that CORS_ORIGINS names', () => {
  const open = useServer({ CORS_ORIGINS: 'http://localhost:5173' });

  it('may call LGL, and not the sandbox', async () => {
    const page = { Origin: 'http://localhost:5173', 'Sec-Fetch-Site': 'cross-site' };
    const client = open.client();
    await client.get(CONSTITUENTS).set(page).expect(200);
    await client.post(RESET).set(page).expect(403);
    await client.get(SNAPSHOTS).set(page).expect(403);
  });
});
