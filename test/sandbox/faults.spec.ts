import { once } from 'node:events';
import { connect } from 'node:net';

import { beforeEach, describe, expect, it } from '@jest/globals';

import { Clock } from '../../src/clock/clock.js';
import { InUse } from '../../src/sandbox/state/in-use.js';
import { startServer } from '../../src/server.js';
import { type Client, clientOf, useServer } from '../support/server.js';

const FAULTS = '/sandbox/faults';
const PEOPLE = '/api/v1/constituents';
const PATIENTS = '/api/v2/patients';

describe('A fault', () => {
  const server = useServer();
  let client: Client;

  beforeEach(() => {
    client = server.client();
  });

  const set = async (fault: object) => (await client.post(FAULTS, fault).expect(201)).body;
  const add = (last_name: string) => client.post(PEOPLE, { last_name });
  const count = async () => (await client.get(PEOPLE).expect(200)).body.total_items;
  const statuses = async (times: number) => {
    const seen = [];
    for (let time = 0; time < times; time += 1) seen.push((await client.get(PEOPLE)).status);
    return seen;
  };

  describe('is set', () => {
    it('for one operation or all, and is shown with what was left out', async () => {
      const fault = await set({ effect: 'status=503' });
      expect(fault).toEqual({
        id: 1,
        operation: '*',
        effect: 'status=503',
        body: null,
        headers: null,
        times: null,
        after: 0,
        probability: 1,
        seed: expect.any(Number),
        seen: 0,
        hits: 0,
        created_at: expect.any(String),
      });
      const other = await set({ operation: 'put /api/v1/gifts/{gift_id}', effect: 'reset', times: 1 });
      expect(other).toMatchObject({ id: 2, operation: 'PATCH /api/v1/gifts/{id}' });
      expect((await client.get(FAULTS).expect(200)).body).toEqual([fault, other]);
      expect((await client.get(`${FAULTS}/2`).expect(200)).body).toEqual(other);
    });

    it('for no operation that is not documented, and the nearest is named', async () => {
      const { body } = await client.post(FAULTS, { operation: 'GET /api/v1/constituent', effect: 'reset' }).expect(422);
      expect(body.error.details).toEqual([
        { field: 'operation', message: expect.stringContaining('"GET /api/v1/constituents"') },
      ]);
    });

    it.each([
      [{}, 'effect'],
      [{ effect: 'status=600' }, 'effect'],
      [{ effect: 'reset,cut' }, 'effect'],
      [{ effect: 'latency=300-100' }, 'effect'],
      [{ effect: 'latency=1,latency=2' }, 'effect'],
      [{ effect: 'reset', times: 0 }, 'times'],
      [{ effect: 'reset', after: -1 }, 'after'],
      [{ effect: 'reset', probability: 0 }, 'probability'],
      [{ effect: 'reset', body: {} }, 'body'],
      [{ effect: 'status=500', headers: { 'Content-Length': '1' } }, 'headers'],
      [{ effect: 'status=500', headers: { 'X-A': 'a\r\nb' } }, 'headers'],
      [{ effect: 'stale', operation: `POST ${PEOPLE}` }, 'operation'],
      [{ effect: 'reset', often: 1 }, 'often'],
    ])('not as %j', async (fault, field) => {
      const { body } = await client.post(FAULTS, fault).expect(422);
      expect(body.error.details.map((detail: { field: string }) => detail.field)).toEqual([field]);
    });

    it('until it is removed, and its number is not given again', async () => {
      await set({ effect: 'status=503' });
      await set({ effect: 'status=500' });
      await client.delete(`${FAULTS}/2`).expect(204);
      await client.delete(`${FAULTS}/2`).expect(404);
      expect(await statuses(1)).toEqual([503]);
      await client.delete(FAULTS).expect(204);
      expect(await statuses(1)).toEqual([200]);
      expect(await set({ effect: 'status=500' })).toMatchObject({ id: 3 });
    });

    it('a hundred times at most', async () => {
      for (let fault = 0; fault < 100; fault += 1) await set({ effect: 'status=503' });
      await client.post(FAULTS, { effect: 'status=503' }).expect(409);
    });
  });

  describe('is met', () => {
    it('by the account that it is set for, and never by the sandbox', async () => {
      await set({ effect: 'status=503' });
      await server.client().get(PEOPLE).expect(200);
      await client.get(FAULTS).expect(200);
      await client.get(PEOPLE).expect(503);
    });

    it('by its operation alone, however that is asked for', async () => {
      await client.post(PEOPLE, { last_name: 'Lee' }).expect(200);
      await set({ operation: 'PATCH /api/v1/constituents/{id}', effect: 'status=500' });
      await client.get(`${PEOPLE}/1`).expect(200);
      await client.patch(`${PEOPLE}/1`, {}).expect(500);
      await client.put(`${PEOPLE}/1.json`, {}).expect(500);
    });

    it('after so many requests and so many times, which are counted', async () => {
      await set({ effect: 'status=503', after: 2, times: 2 });
      expect(await statuses(6)).toEqual([200, 200, 503, 503, 200, 200]);
      expect((await client.get(`${FAULTS}/1`)).body).toMatchObject({ seen: 4, hits: 2 });
    });

    it('by chance, and by the same requests with the same seed', async () => {
      const fault = { effect: 'status=503', probability: 0.5, seed: 7 };
      await set(fault);
      const first = await statuses(20);
      expect(new Set(first)).toEqual(new Set([200, 503]));
      await client.delete(FAULTS).expect(204);
      await set(fault);
      expect(await statuses(20)).toEqual(first);
      await client.delete(FAULTS).expect(204);
      await set({ ...fault, seed: 8 });
      expect(await statuses(20)).not.toEqual(first);
    });

    it('once by each of many requests at a time', async () => {
      await set({ effect: 'status=503', times: 5 });
      const answers = await Promise.all(Array.from({ length: 20 }, () => client.get(PEOPLE)));
      expect(answers.filter(({ status }) => status === 503)).toHaveLength(5);
      expect((await client.get(`${FAULTS}/1`)).body).toMatchObject({ hits: 5 });
    });

    it('on every server of the database, where it is counted together', async () => {
      const other = await startServer({ PORT: '0', LOG_LEVEL: 'error', DATABASE_URL: server.database.url });
      try {
        await set({ effect: 'status=503', after: 1, times: 2 });
        const there = clientOf(() => other.url, client.key);
        expect((await there.get(PEOPLE)).status).toBe(200);
        expect((await client.get(PEOPLE)).status).toBe(503);
        expect((await there.get(PEOPLE)).status).toBe(503);
        expect((await client.get(PEOPLE)).status).toBe(200);
        expect((await there.get(`${FAULTS}/1`)).body).toMatchObject({ seen: 3, hits: 2 });
      } finally {
        await other.close();
      }
    });
  });

  describe('has the effect', () => {
    it.each([400, 401, 403, 404, 409, 418, 422, 429, 500, 502, 503, 504])("of LGL's own %i", async (status) => {
      await set({ effect: `status=${status}` });
      const { body, headers } = await client.get(PEOPLE).expect(status);
      if (status === 401) expect(body.error).toBe('invalid_token');
      else if (status < 500)
        expect(body).toEqual({ api_version: '1.0', error: expect.any(String), description: expect.any(String) });
      else expect(body).toEqual({ status, error: expect.any(String) });
      expect(headers['x-glowworm-fault']).toBe(`status=${status}`);
    });

    it.each([400, 401, 404, 418, 422, 429, 500, 502])("of DRX's own %i", async (status) => {
      await set({ effect: `status=${status}` });
      const { body } = await client.get(PATIENTS).expect(status);
      expect(body).toEqual({ error: { code: expect.any(String), message: expect.any(String), details: [] } });
    });

    it('of a body and headers of its own', async () => {
      await set({ effect: 'status=503', body: { down: true }, headers: { 'Retry-After': '7' }, times: 1 });
      await set({ effect: 'status=200', body: '<p>', headers: { 'content-type': 'text/plain' } });
      const { body, headers } = await client.get(PEOPLE).expect(503);
      expect([body, headers['retry-after']]).toEqual([{ down: true }, '7']);
      const { text, type } = await client.get(PEOPLE).expect(200);
      expect([text, type]).toEqual(['<p>', 'text/plain']);
    });

    it('of a wait, which may come before another', async () => {
      await set({ effect: 'latency=40-80,status=503' });
      const began = performance.now();
      await client.get(PEOPLE).expect(503);
      expect(performance.now() - began).toBeGreaterThan(38);
    });

    it.each(['reset', 'lost'])('of no answer, %s', async (effect) => {
      await set({ operation: `POST ${PEOPLE}`, effect });
      await expect(add('Lee')).rejects.toThrow(/ECONNRESET|hang up/);
      expect(await count()).toBe(effect === 'lost' ? 1 : 0);
    });

    it('of an answer that ends in its middle', async () => {
      await add('Lee').expect(200);
      const whole = (await client.get(PEOPLE).expect(200)).text;
      await set({ effect: 'cut' });
      const raw = await exchange(server.url, PEOPLE, client.key);
      const [head, body] = raw.split('\r\n\r\n');
      expect(head).toMatch(/^HTTP\/1.1 200 OK/);
      expect(head).toContain(`Content-Length: ${whole.length}`);
      expect(body).toBe(whole.slice(0, whole.length / 2));
    });

    it('of a read as the records were when it was set, whatever is asked for', async () => {
      await add('Lee').expect(200);
      await set({ operation: 'GET /api/v1/constituents/{id}', effect: 'stale', times: 2 });
      await set({ operation: `GET ${PEOPLE}`, effect: 'stale', times: 1 });
      await client.patch(`${PEOPLE}/1`, { last_name: 'Kim' }).expect(200);
      const { body } = await add('Fox').expect(200);
      await client.get(`${PEOPLE}/${body.id}`).expect(404);
      expect((await client.get(`${PEOPLE}/1`).expect(200)).body.last_name).toBe('Lee');
      expect(await count()).toBe(1);
      expect((await client.get(`${PEOPLE}/1`).expect(200)).body.last_name).toBe('Kim');
      expect(await count()).toBe(2);
    });
  });

  it.each([
    ['reset', { status: null, lost: true }],
    ['lost', { status: null, lost: true }],
    ['cut', { status: 200, lost: true }],
    ['latency=1,status=503', { status: 503, lost: false }],
  ])('is told of in the log: %s', async (effect, told) => {
    await set({ effect });
    await add('Lee').catch(() => undefined);
    const { body } = await client.get('/sandbox/requests/wait').expect(200);
    expect(body.requests).toMatchObject([{ fault: effect, ...told }]);
    const { answer } = (await client.get('/sandbox/requests/1').expect(200)).body;
    expect('x-glowworm-fault' in answer.headers).toBe(told.status !== null);
    const { log } = (await client.get('/sandbox/requests.har').expect(200)).body;
    expect(log.entries[0].comment).toContain(`fault: ${effect}`);
  });

  it('that never answers is over when its client goes', async () => {
    const account = await server.accountOf(client);
    const hanging = client.get(PEOPLE).set('X-Glowworm-Fault', 'hang');
    const gone = hanging.then(
      () => 'answered',
      () => 'gone',
    );
    while (!server.app.get(InUse).has(account)) await new Promise(setImmediate);
    hanging.abort();
    expect(await gone).toBe('gone');
    const { body } = await client.get('/sandbox/requests/wait').expect(200);
    expect(body.requests).toMatchObject([{ fault: 'hang', status: null, lost: true }]);
    while (server.app.get(InUse).has(account)) await new Promise(setImmediate);
  });

  it('that is stale has its records until the read is answered', async () => {
    await add('Lee').expect(200);
    await set({ operation: `GET ${PEOPLE}`, effect: 'latency=700,stale' });
    await add('Kim').expect(200);
    const reading = client.get(PEOPLE).then(({ body }) => body.total_items);
    while ((await client.get(`${FAULTS}/1`).expect(200)).body.seen === 0);
    await client.delete(FAULTS).expect(204);
    // Another server on PostgreSQL could be at the records for a moment, which is over then.
    server.app.get(Clock).advance(60_000);
    expect(await reading).toBe(1);
  });

  describe('in the header of one request', () => {
    const asking = (fault: string) => client.get(PEOPLE).set('X-Glowworm-Fault', fault);

    it('has the same effects', async () => {
      await asking('status=502').expect(502, { status: 502, error: 'Bad Gateway' });
      await asking('latency=1, status=429').expect(429);
      await expect(asking('reset')).rejects.toThrow(/ECONNRESET|hang up/);
      await expect(add('Lee').set('X-Glowworm-Fault', 'lost')).rejects.toThrow(/ECONNRESET|hang up/);
      await expect(asking('cut')).rejects.toThrow(/aborted/);
      expect(await count()).toBe(1);
    });

    it('comes in place of what is set', async () => {
      await set({ effect: 'status=503' });
      await asking('status=500').expect(500);
      expect((await client.get(`${FAULTS}/1`)).body.seen).toBe(0);
    });

    it.each(['', 'status', 'nonsense', 'reset,cut', 'stale'])('is refused as "%s"', async (fault) => {
      const { body } = await asking(fault).expect(400);
      expect(body).toMatchObject({ api_version: '1.0', error: 'Bad Request' });
      const { body: other } = await client.get(PATIENTS).set('X-Glowworm-Fault', fault).expect(400);
      expect(other.error.message).toContain('X-Glowworm-Fault');
    });
  });
});

describe('A request that is not answered', () => {
  it.each(['hang', 'latency=300000'])('ends when the server closes: %s', async (effect) => {
    const server = await startServer({ PORT: '0', LOG_LEVEL: 'error', DATABASE_URL: 'sqlite::memory:' });
    const client = clientOf(() => server.url);
    const waiting = client
      .get(PEOPLE)
      .set('X-Glowworm-Fault', effect)
      .then(
        ({ status }) => status,
        (error: Error) => error.message,
      );
    // It has arrived when what was asked for after it is answered.
    await client.get(PEOPLE).expect(200);
    await server.close();
    if (effect === 'hang') expect(await waiting).toMatch(/ECONNRESET|hang up/);
    else expect([200, 503]).toContain(await waiting);
  });
});

/** What is sent on a connection until it ends. */
async function exchange(url: string, path: string, key: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname).setEncoding('utf8');
  let received = '';
  socket.on('data', (part: string) => (received += part));
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${key}\r\n\r\n`);
  await once(socket, 'close');
  return received;
}
