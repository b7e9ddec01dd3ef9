import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { DataSource } from 'typeorm';

import { AccountsService, KEY_CACHE_MS } from '../../src/accounts/accounts.service.js';
import { Clock } from '../../src/clock/clock.js';
import { EventStream } from '../../src/drx/events/event-stream.js';
import { UnitOfWork } from '../../src/records/unit-of-work.js';
import { startServer } from '../../src/server.js';
import { doctor, EVENTS, patient, PATIENTS, phoneNumber } from '../support/drx.js';
import { expectBadParameter } from '../support/drx-answers.js';
import { useEventReaders } from '../support/event-reader.js';
import { type Client, useServer } from '../support/server.js';

const HEARTBEAT_MS = 15_000;

describe('The event stream', () => {
  const server = useServer();
  const open = useEventReaders(server);
  afterEach(() => void jest.restoreAllMocks());

  it('tells of every event in its order, each as a webhook would', async () => {
    const client = server.client();
    const reader = await open(client);
    expect(reader.response.headers).toMatchObject({
      'content-type': expect.stringMatching(/^text\/event-stream/),
      'cache-control': 'no-cache',
    });
    const id = await patient(client);
    const number = await phoneNumber(client, id);
    await client.patch(`${PATIENTS}/${id}`, { email: 'a@example.com' }).expect(200);
    const prescriber = await doctor(client);
    const events = await reader.take(5);
    expect(events.map(({ event, data }) => [event, data.event, data.data.id])).toEqual([
      ['patient.created', 'patient.created', id],
      ['phone_number.created', 'phone_number.created', number.id],
      ['patient.updated', 'patient.updated', id],
      ['doctor.created', 'doctor.created', prescriber],
      ['phone_number.created', 'phone_number.created', expect.stringMatching(/^phn_/)],
    ]);
    for (const { id: event_id, data } of events) {
      expect(Object.keys(data)).toEqual(['id', 'event', 'created', 'data']);
      expect(data.id).toBe(event_id);
    }
    expect(events[1].data.data).toEqual(number);
    const ids = events.map(({ id: event_id }) => Number(event_id.replace(/^evt_/, '')));
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  });

  it('begins now unless it is told where to go on', async () => {
    const client = server.client();
    await patient(client);
    const reader = await open(client);
    const id = await patient(client);
    const [{ data }] = await reader.take(1);
    expect(data.data.id).toBe(id);
  });

  it('goes on behind the last event that was read', async () => {
    const client = server.client();
    const first = await open(client);
    const ids = [await patient(client), await patient(client), await patient(client)];
    const [{ id }] = await first.take(1);
    first.close();
    const again = await open(client, id);
    expect((await again.take(2)).map(({ data }) => data.data.id)).toEqual(ids.slice(1));
  });

  it.each(['1', 'evt_', 'evt_0', 'evt_x', 'phn_1', 'evt_99999999999'])(
    'is refused behind what is no event: %s',
    async (id) => {
      expectBadParameter(await server.client().get(EVENTS).set('Last-Event-ID', id), 'Last-Event-ID');
    },
  );

  it('is read without a gap or a repeat by one who comes and goes while many write', async () => {
    const client = server.client();
    const steady = await open(client);
    await patient(client);
    const [{ id: start }] = await steady.take(1);
    const writers = Array.from({ length: 6 }, async () => {
      const id = await patient(client);
      for (let n = 0; n < 9; n += 1) await client.patch(`${PATIENTS}/${id}`, { cycle_interval: n }).expect(200);
    });
    const seen: string[] = [];
    while (seen.length < 60) {
      const reader = await open(client, seen.at(-1) ?? start);
      const events = await reader.take(Math.min(7, 60 - seen.length));
      seen.push(...events.map(({ id }) => id));
      reader.close();
    }
    await Promise.all(writers);
    expect((await steady.take(60)).map(({ id }) => id)).toEqual(seen);
    const stored = await server.app.get(DataSource).query(
      `SELECT id FROM events WHERE id > ${start.slice(4)}
         AND account_id = ${await server.accountOf(client)} ORDER BY id`,
    );
    expect(stored.map(({ id }: { id: number }) => `evt_${id}`)).toEqual(seen);
  });

  it('tells nothing of other accounts, nor of what was rolled back', async () => {
    const [client, stranger] = [server.client(), server.client()];
    const reader = await open(client);
    await patient(stranger);
    const twice = [1, 2].map(() => ({ number: '5125550001', phone_type: 'cell' }));
    const body = { first_name: 'A', last_name: 'B', date_of_birth: '2000-01-01', gender: 'F', phone_numbers: twice };
    await client.post(PATIENTS, body).expect(409);
    const id = await patient(client);
    const [{ data }] = await reader.take(1);
    expect(data.data.id).toBe(id);
  });

  it('beats by the clock while nothing happens', async () => {
    const reader = await open(server.client());
    for (let beats = 0; beats < 3; beats += 1) {
      server.app.get(Clock).advance(HEARTBEAT_MS);
      expect(await reader.comment()).toBe(': heartbeat');
    }
  });

  it('sees what another server on the same database has committed', async () => {
    const { key, stored } = await server.app.get(AccountsService).createKey({ scope: 'write' });
    const client = server.client(key);
    const reader = await open(client);
    await patient(client);
    const [{ id, data }] = await reader.take(1);
    // A row that nobody in this process was told of.
    const copy = `INSERT INTO events (account_id, id, event, record_type, record_id, created_at, data)
      SELECT account_id, id + 1, event, record_type, record_id, created_at, data FROM events
      WHERE account_id = ${stored.account_id} AND id = ${id.slice(4)}`;
    await server.app.get(DataSource).query(copy);
    server.app.get(Clock).advance(1000);
    const [second] = await reader.take(1);
    expect(second.id).not.toBe(id);
    expect(second.data.data).toEqual(data.data);
  });

  it('ends when its key is revoked, without what happens afterwards', async () => {
    const accounts = server.app.get(AccountsService);
    const { key, stored } = await accounts.createKey({ scope: 'write' });
    const { key: other } = await accounts.createKey({ scope: 'write', account_id: stored.account_id });
    const reader = await open(server.client(key));
    const id = await patient(server.client(other));
    expect((await reader.take(1))[0].data.data.id).toBe(id);
    await accounts.revokeKey(stored.id);
    await phoneNumber(server.client(other), id);
    expect(await reader.rest()).toEqual([]);
  });

  it('looks a key up once for all its readers', async () => {
    const accounts = server.app.get(AccountsService);
    const client = server.client();
    const readers = [];
    for (let n = 0; n < 10; n += 1) readers.push(await open(client));
    jest.spyOn(performance, 'now').mockReturnValue(performance.now() + KEY_CACHE_MS);
    const lookUps = jest.spyOn(accounts as unknown as { stillOpens(): Promise<boolean> }, 'stillOpens');
    const id = await patient(client);
    for (const reader of readers) expect((await reader.take(1))[0].data.data.id).toBe(id);
    expect(lookUps).toHaveBeenCalledTimes(1);
  });

  it('lets go of a reader who has gone', async () => {
    const stream = server.app.get(EventStream);
    const reader = await open(server.client());
    expect(stream['waiting'].size).toBeGreaterThan(0);
    reader.close();
    while (stream['waiting'].size > 0) {
      server.app.get(Clock).advance(1000);
      await server.client().get('/livez').expect(200);
    }
    expect(stream['waiting'].size).toBe(0);
  });
});

describe('A reader of the event stream who does not read', () => {
  const server = useServer();
  const open = useEventReaders(server);
  // Sixty megabytes take their time where many tests run at once.
  jest.setTimeout(30_000);
  const COUNT = 600;
  afterEach(() => void jest.restoreAllMocks());

  /** Makes an account that has many large events behind its first one. */
  async function filled(): Promise<{ client: Client; account_id: number; first: string }> {
    const client = server.client();
    const began = await open(client);
    await patient(client);
    const [{ id: first }] = await began.take(1);
    began.close();
    const account_id = await server.accountOf(client);
    await server.app.get(DataSource).query(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${COUNT})
         INSERT INTO events (account_id, id, event, record_type, record_id, created_at, data)
         SELECT account_id, id + i, event, record_type, record_id, created_at, '{"id":"${'x'.repeat(50_000)}"}'
           FROM events CROSS JOIN n WHERE account_id = ${account_id} AND id = ${first.slice(4)}`,
    );
    return { client, account_id, first };
  }

  it('keeps the server from reading on, and gets everything in the end', async () => {
    const [slow, quick] = [await filled(), await filled()];
    const read = jest.spyOn(server.app.get(UnitOfWork), 'read');
    const reader = await open(slow.client, slow.first);
    const quickReader = await open(quick.client, quick.first);
    const reads = (account: number) => read.mock.calls.filter(([{ account_id }]) => account_id === account).length;

    expect(await quickReader.take(COUNT)).toHaveLength(COUNT);
    // Batches of a hundred events, five megabytes: the slow reader's connection itself holds about one.
    expect(reads(quick.account_id)).toBeGreaterThanOrEqual(COUNT / 100);
    expect(reads(slow.account_id)).toBeLessThan(5);

    const events = await reader.take(COUNT);
    const ids = events.map(({ id }) => Number(id.slice(4)));
    expect(new Set(ids).size).toBe(COUNT);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  });
});

describe('A server that closes', () => {
  const shared = useServer();
  const open = useEventReaders(shared);

  it('ends the streams that are open, at once', async () => {
    const server = await startServer({ PORT: '0', LOG_LEVEL: 'error', DATABASE_URL: shared.database.url });
    const began = performance.now();
    const readers = [];
    const client = shared.client();
    for (let n = 0; n < 3; n += 1) {
      const response = await fetch(server.url + EVENTS, { headers: { 'X-DRX-Key': client.key } });
      readers.push(response.text());
    }
    await server.close();
    expect(await Promise.all(readers)).toEqual(readers.map(() => ': connected\n\n'));
    expect(performance.now() - began).toBeLessThan(2000);
    expect((await open(client)).response.statusCode).toBe(200);
  });
});
