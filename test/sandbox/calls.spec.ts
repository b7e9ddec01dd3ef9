import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { type RunningServer, startServer } from '../../src/server.js';
import { SandboxCallError, sandboxAt } from '../../src/testing/sandbox-client.js';
import { useDatabase } from '../support/database.js';
import { add, namesOf } from '../support/sandbox.js';
import { clientOf } from '../support/server.js';

jest.setTimeout(60_000);

const database = useDatabase();
let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ PORT: '0', LOG_LEVEL: 'error', DATABASE_URL: database.url });
}, 60_000);
afterAll(() => server?.close());

describe.each([
  ['within the server', (key: string) => server.sandbox(key)],
  ['over HTTP', (key: string) => sandboxAt(server.url, key)],
])('The calls of the sandbox %s', (where, sandboxOf) => {
  const opened = (name: string) => {
    const key = `${name} ${where}`;
    return { sandbox: sandboxOf(key), client: clientOf(() => server.url, key) };
  };

  it('reset the account, and keep and restore what it holds', async () => {
    const { sandbox, client } = opened('records');
    await add(client, 'Ada');
    expect(await sandbox.snapshot('one')).toMatchObject({ name: 'one' });
    await sandbox.reset();
    expect(await namesOf(client)).toEqual({});
    await sandbox.restore('one');
    expect(await namesOf(client)).toEqual({ 1: 'Ada' });
    expect(await sandbox.snapshots()).toMatchObject([{ name: 'one' }]);
    await sandbox.reset('demo');
    await sandbox.deleteSnapshot('one');
    await expect(sandbox.restore('one')).rejects.toThrow('There is no snapshot one.');
    await sandbox.reset('empty');
    await add(client, 'Joe');
    expect((await sandbox.account.records()).by_kind.constituents).toBe(1);
  });

  it('set the clock of the account', async () => {
    const { clock } = opened('clock').sandbox;
    expect(await clock.freeze('2020-01-01T00:00:00Z')).toEqual({ mode: 'frozen', now: '2020-01-01T00:00:00Z' });
    expect(await clock.advance('P1M')).toEqual({ mode: 'frozen', now: '2020-02-01T00:00:00Z' });
    expect(await clock.freeze()).toEqual({ mode: 'frozen', now: '2020-02-01T00:00:00Z' });
    expect((await clock.set({ mode: 'real' })).mode).toBe('real');
    expect((await clock.get()).mode).toBe('real');
  });

  it('have the requests of the account, and what they cover', async () => {
    const { sandbox, client } = opened('requests');
    const waiting = sandbox.requests.waitFor({ method: 'POST', count: 1, timeout: 60 });
    await add(client, 'Ada');
    const { requests } = await waiting;
    expect(requests).toMatchObject([{ method: 'POST', status: 200 }]);
    expect((await sandbox.requests.get(requests[0].id)).request.body).toBe('{"first_name":"Ada"}');
    expect((await sandbox.requests.list({ status: '4xx' })).requests).toEqual([]);
    expect(await sandbox.coverage()).toMatchObject({ met: 1 });
    await sandbox.requests.clear();
    expect((await sandbox.requests.list()).requests).toEqual([]);
  });

  it('have things go wrong', async () => {
    const { sandbox, client } = opened('faults');
    const fault = await sandbox.faults.add({ effect: 'status=503', times: 1, headers: { 'Retry-After': '7' } });
    await client.get('/api/v1/funds').expect(503).expect('Retry-After', '7');
    await client.get('/api/v1/funds').expect(200);
    expect(await sandbox.faults.show(fault.id)).toMatchObject({ hits: 1, times: 1 });
    expect(await sandbox.faults.list()).toHaveLength(1);
    await sandbox.faults.remove(fault.id);
    await expect(sandbox.faults.show(fault.id)).rejects.toThrow(`There is no fault ${fault.id}`);
    await sandbox.faults.add({ effect: 'hang' });
    await sandbox.faults.clear();
    expect(await sandbox.faults.list()).toEqual([]);
  });

  it('limit the rate of the account', async () => {
    const { sandbox, client } = opened('rate limit');
    expect(await sandbox.rateLimit.set({ enabled: true, calls: 1 })).toMatchObject({ calls: 1, used: 0 });
    await add(client, 'Ada');
    await client.get('/api/v1/constituents').expect(429);
    expect(await sandbox.rateLimit.get()).toEqual({ enabled: true, calls: 1, seconds: 300, used: 1 });
    expect(await sandbox.rateLimit.set({ used: 0 })).toMatchObject({ used: 0 });
    await client.get('/api/v1/constituents').expect(200);
  });

  it('have the queue of an integration', async () => {
    const { integrations } = opened('integrations').sandbox;
    const mapping = { surname: 'constituent.last_name' };
    const { uuid, path } = await integrations.create({ mapping });
    for (const surname of ['Lovelace', 'Hopper']) {
      const headers = { 'Content-Type': 'application/json' };
      await fetch(server.url + path, { method: 'POST', headers, body: JSON.stringify({ surname }) });
    }
    const [first, second] = await integrations.queue(uuid);
    expect(await integrations.save(uuid, first.id)).toMatchObject({ status: 'saved' });
    expect(await integrations.reject(uuid, second.id)).toMatchObject({ status: 'rejected' });
    expect(await integrations.queue(uuid, { status: 'unsaved' })).toEqual([]);
    expect(await integrations.put(uuid, { name: 'Form', mapping })).toMatchObject({ uuid, name: 'Form' });
    expect((await integrations.list()).integrations).toMatchObject([{ uuid, name: 'Form' }]);
    await integrations.remove(uuid);
    expect((await integrations.list()).integrations).toEqual([]);
  });

  it('are refused with what was wrong', async () => {
    const { sandbox } = opened('refused');
    await expect(sandbox.requests.list({ operation: 'GET /api/v1/found' })).rejects.toThrow('GET /api/v1/funds');
    await expect(sandbox.clock.advance('tomorrow')).rejects.toThrow('by must be a duration');
  });
});

it('says over HTTP which status and fields a refusal had', async () => {
  const refused = sandboxAt(server.url, 'refused').faults.add({ effect: 'status=1000' });
  await expect(refused).rejects.toBeInstanceOf(SandboxCallError);
  await expect(refused).rejects.toMatchObject({ status: 422, details: [{ field: 'effect' }] });
});
