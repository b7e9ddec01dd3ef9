import { describe, expect, it } from '@jest/globals';
import supertest from 'supertest';

import { Listeners } from '../../../src/integrations/listeners.js';
import { INTEGRATIONS, listenerOf } from '../../support/integrations.js';
import { useServer } from '../../support/server.js';

const NOWHERE = '/integrations/00000000-0000-4000-8000-000000000000/listener';

const server = useServer({ CORS_ORIGINS: 'http://shop.example' });
const post = (path: string) => supertest(server.url).post(path);

describe('A listener', () => {
  it('takes JSON without a key, and keeps it as it is', async () => {
    const listener = await listenerOf(server, server.client());
    const { body } = await listener.send({ first_name: 'Joe', amount: 50, cart: { items: [1] } }).expect(200);
    expect(body).toEqual({ api_version: '1.0', result: 'success' });
    expect(await listener.items()).toMatchObject([
      { id: 1, status: 'unsaved', payload: { first_name: 'Joe', amount: 50, cart: { items: [1] } }, handled_at: null },
    ]);
  });

  it('takes a form', async () => {
    const listener = await listenerOf(server, server.client());
    await post(listener.path).type('form').send('first_name=Joe&amount=50&tags[]=a&tags[]=b').expect(200);
    const [{ payload }] = await listener.items();
    expect(payload).toEqual({ first_name: 'Joe', amount: '50', tags: ['a', 'b'] });
  });

  it('is found whatever the case of its uuid', async () => {
    const listener = await listenerOf(server, server.client());
    await post(listener.path.toUpperCase()).send({ first_name: 'Joe' }).expect(200);
    expect(await listener.items()).toHaveLength(1);
  });

  it.each([NOWHERE, '/integrations/abc/listener', '/integrations/listener', '/integrations/1/other'])(
    'that there is not is a page that there is not: %s',
    async (path) => {
      const { body } = await post(path).send({ first_name: 'Joe' }).expect(404);
      expect(body).toEqual({ status: 404, error: 'Not Found' });
    },
  );

  it('is only sent to', async () => {
    const { path } = await listenerOf(server, server.client());
    for (const method of ['get', 'put', 'patch', 'delete'] as const)
      await supertest(server.url)[method](path).expect(404);
  });

  it('refuses what has no fields, or cannot be read', async () => {
    const listener = await listenerOf(server, server.client());
    const refused = [
      post(listener.path),
      post(listener.path).send({}),
      post(listener.path).send([{ first_name: 'Joe' }]),
      post(listener.path).type('json').send('{"first_name"'),
      post(listener.path).type('text').send('first_name=Joe'),
      post(listener.path).type('form').send('a=1&a[b]=2'),
    ];
    for (const request of refused) expect((await request.expect(400)).body.error).toBe('Bad Request');
    expect(await listener.items()).toEqual([]);
  });

  it('has the walls of every body: depth, keys, names and size', async () => {
    const listener = await listenerOf(server, server.client());
    const deep = JSON.parse(`${'{"a":'.repeat(25)}1${'}'.repeat(25)}`) as object;
    const wide = Object.fromEntries(Array.from({ length: 501 }, (_, i) => [`k${i}`, i]));
    for (const payload of [deep, wide]) await listener.send(payload).expect(400);
    await post(listener.path).type('json').send('{"__proto__": {"first_name": "Joe"}}').expect(400);
    const { body } = await listener.send({ first_name: 'x'.repeat(100_000) }).expect(413);
    expect(body).toMatchObject({ api_version: '1.0', error: 'Payload Too Large' });
    await listener.send({ first_name: 'x'.repeat(2_000_000) }).expect(413);
    expect(await listener.items()).toEqual([]);
  });

  it('keeps texts that not every database can hold', async () => {
    const listener = await listenerOf(server, server.client());
    const payload = { first_name: 'a\0b', last_name: '\ud800', email: '🐛' };
    await listener.send(payload).expect(200);
    expect((await listener.items())[0].payload).toEqual(payload);
  });

  it('is closed to the pages of other sites, but for those that are let in, and under other names', async () => {
    const listener = await listenerOf(server, server.client());
    await listener.send({ first_name: 'Joe' }).set('Origin', 'http://evil.example').expect(403);
    await listener.send({ first_name: 'Joe' }).set('Host', 'evil.example').expect(403);
    await listener.send({ first_name: 'Joe' }).set('Origin', 'http://shop.example').expect(200);
  });

  it('has a thousand items at most: what was handled makes room, what was not does not', async () => {
    const client = server.client();
    const listener = await listenerOf(server, client);
    // Without HTTP, which would take most of the time.
    const listeners = server.app.get(Listeners);
    const caller = await listeners.callerAt(listener.uuid);
    const sent = Array.from({ length: 1000 }, () => listeners.receive(caller, listener.uuid, { first_name: 'Joe' }));
    await Promise.all(sent);
    const { body } = await listener.send({ first_name: 'Joe' }).expect(422);
    expect(body.description).toContain('Save or reject some');
    await listener.reject(7).expect(200);
    await listener.send({ first_name: 'Ann' }).expect(200);
    const ids = (await listener.items()).map(({ id }) => id);
    expect([ids.length, ids.includes(7), ids.at(-1)]).toEqual([1000, false, 1001]);
  });
});

describe('What is sent to a listener', () => {
  it('is in the log of its account, and counts as an operation', async () => {
    const client = server.client();
    const listener = await listenerOf(server, client);
    await listener.send({ first_name: 'Joe' }).expect(200);
    await listener.send({}).expect(400);
    const { requests } = (await client.get('/sandbox/requests').expect(200)).body;
    expect(requests).toMatchObject(
      [
        { path: listener.path, operation: 'POST /integrations/{uuid}/listener', status: 400, why: /fields/ },
        { path: listener.path, status: 200, why: null },
      ].map((row) => (row.why ? { ...row, why: expect.stringMatching(row.why) } : row)),
    );
    const { operations } = (await client.get('/sandbox/coverage').expect(200)).body;
    const row = operations.find(({ operation }: { operation: string }) => operation.startsWith('POST /integrations'));
    expect(row).toMatchObject({ calls: 2, statuses: { 200: 1, 400: 1, 404: 0 } });
    expect((await server.client().get('/sandbox/requests').expect(200)).body.requests).toEqual([]);
  });

  it('meets the faults of its account', async () => {
    const client = server.client();
    const listener = await listenerOf(server, client);
    const fault = { operation: 'POST /integrations/{uuid}/listener', effect: 'status=503', times: 1 };
    await client.post('/sandbox/faults', fault).expect(201);
    expect((await listener.send({ first_name: 'Joe' }).expect(503)).body.error).toBe('Service Unavailable');
    await listener.send({ first_name: 'Joe' }).expect(200);
    expect(await listener.items()).toHaveLength(1);
  });

  it('does not count as a call to the API', async () => {
    const client = server.client();
    const listener = await listenerOf(server, client);
    await client.put('/sandbox/rate-limit', { enabled: true, calls: 1 }).expect(200);
    for (let n = 0; n < 3; n += 1) await listener.send({ first_name: 'Joe' }).expect(200);
    await client.get('/api/v1/constituents').expect(200);
    await client.get('/api/v1/constituents').expect(429);
  });

  it('has the time of its account', async () => {
    const client = server.client();
    const listener = await listenerOf(server, client);
    await client.put('/sandbox/clock', { mode: 'frozen', now: '2020-02-29T12:00:00Z' }).expect(200);
    await listener.send({ first_name: 'Joe' }).expect(200);
    expect(await listener.items()).toMatchObject([{ received_at: '2020-02-29T12:00:00Z' }]);
  });

  it('waits in the queue of its own listener alone', async () => {
    const client = server.client();
    const [one, other] = [await listenerOf(server, client), await listenerOf(server, client)];
    await one.send({ first_name: 'Joe' }).expect(200);
    expect(await other.items()).toEqual([]);
    await other.save(1).expect(404);
    const { body } = await client.get(INTEGRATIONS).expect(200);
    expect(body.integrations.map(({ unsaved }: { unsaved: number }) => unsaved).toSorted()).toEqual([0, 1]);
  });
});
