import { afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DataSource } from 'typeorm';

import { Accounts } from '../../src/accounts/accounts.js';
import { AccountsService, DEMO_KEY, KEY_CACHE_MS } from '../../src/accounts/accounts.service.js';
import { Database } from '../../src/database/database.js';
import { Deliveries } from '../../src/drx/webhooks/deliveries.js';
import { Slots } from '../../src/drx/webhooks/slots.js';
import { Workers } from '../../src/workers/workers.js';
import { setClock } from '../support/clock.js';
import { FACES } from '../support/faces.js';
import type { OpenApi } from '../support/openapi.js';
import { type Client, useServer } from '../support/server.js';
import { rowsOfAccount } from '../support/sources.js';

const CONSTITUENTS = '/api/v1/constituents';
const PATIENTS = '/api/v2/patients';

const server = useServer();
const elsewhere = useServer(() => ({ DATABASE_URL: server.database.url }));
const accounts = () => server.app.get(Accounts);
const keys = () => server.app.get(AccountsService);

jest.setTimeout(30_000);

/** The account that a client's key opens. */
async function accountOf(client: Client): Promise<number> {
  return (await keys().callerOf(client.key))!.account_id;
}

/** Has the keys of a sandbox open another account. */
async function exchange(sandbox_id: number, account_id: number): Promise<void> {
  const database = server.app.get(Database);
  await database.write(({ manager }) =>
    keys().exchange((statement) => database.dialect.query(manager, statement), sandbox_id, account_id),
  );
  keys().forget(sandbox_id);
}

async function clientOf(account_id: number): Promise<Client> {
  return server.client((await keys().createKey({ scope: 'write', account_id })).key);
}

const rowsOf = (account_id: number) => rowsOfAccount(server.app.get(DataSource), account_id);

async function fill(client: Client): Promise<void> {
  for (const first_name of ['Zoë', 'Ada']) {
    await client.post(CONSTITUENTS, { first_name, phone_numbers: [{ number: '212-555-0101' }] }).expect(200);
  }
  const hook = { url: 'http://127.0.0.1:9/', header_key: 'X-Secret', header_value: 's', event: 'patient.created' };
  await client.post('/api/v2/webhooks', hook).expect(201);
  const patient = { first_name: 'Ada', last_name: 'Marsh', date_of_birth: '1980-01-15', gender: 'F' };
  await client
    .post(PATIENTS, { ...patient, phone_numbers: [{ number: '5551234567', phone_type: 'cell' }] })
    .expect(201);
}

const PREFIXES: Readonly<Record<string, string>> = {
  phone_id: 'phn_',
  patient_id: 'pat_',
  webhook_id: 'whk_',
  identifier: 'doc_',
};

/** The addresses of every GET route in the documents, those of single records with some ids. */
async function addresses(): Promise<string[]> {
  const paths: string[] = [];
  for (const { document } of FACES) {
    const { body }: { body: OpenApi } = await server.client().get(document).expect(200);
    paths.push(...Object.keys(body.paths).filter((path) => 'get' in body.paths[path] && !path.endsWith('/events')));
  }
  return paths.flatMap((path) =>
    path.includes('{')
      ? [1, 2, 3, 11].map((id) => path.replace(/\{(\w+)\}/g, (_, name: string) => `${PREFIXES[name] ?? ''}${id}`))
      : [path],
  );
}

// What is sent would change deliveries while they are compared.
beforeAll(async () => {
  for (const { app } of [server, elsewhere]) await app.get(Workers).stop();
});

afterEach(() => {
  jest.restoreAllMocks();
});

describe('A clone of an account', () => {
  let original: Client;
  let from: number;

  beforeAll(async () => {
    original = server.client(DEMO_KEY);
    await fill(original);
    from = await accountOf(original);
  });

  it('answers every route byte for byte as the original', async () => {
    const copy = await clientOf(await accounts().clone(from));
    // Some answers tell the time.
    setClock(server, new Date().toISOString());
    const paths = [...(await addresses()), '/api/v1/types/note_types', `${CONSTITUENTS}?limit=3&offset=3`];
    const found: string[] = [];
    for (const path of paths) {
      const [one, other] = [await original.get(path), await copy.get(path)];
      expect([path, other.status, other.type, other.text]).toEqual([path, one.status, one.type, one.text]);
      if (one.status === 200) found.push(path);
    }
    expect(found).toEqual(expect.arrayContaining([CONSTITUENTS, `${CONSTITUENTS}/11`, `${PATIENTS}/pat_1`]));
    expect(found.length).toBeGreaterThan(paths.length / 4);
  });

  it('has the same rows in every table, and gives the same ids to what follows', async () => {
    const to = await accounts().clone(from);
    expect(await rowsOf(to)).toEqual(await rowsOf(from));
    const again = await accounts().clone(to);
    const [one, other] = [await clientOf(to), await clientOf(again)];
    for (const client of [one, other]) await client.delete(`${CONSTITUENTS}/2`).expect(200);
    const [first, second] = [
      await one.post(CONSTITUENTS, { first_name: 'New' }),
      await other.post(CONSTITUENTS, { first_name: 'New' }),
    ];
    expect(second.body.id).toBe(first.body.id);
  });

  it('is found by every search as the original is', async () => {
    const copy = await clientOf(await accounts().clone(from));
    const numbers = '/api/v2/phone-numbers?q=5551234';
    expect((await copy.get(numbers).expect(200)).body.data).toHaveLength(1);
    expect((await copy.get(numbers)).text).toBe((await original.get(numbers)).text);
  });

  it('goes its own way', async () => {
    const copy = await clientOf(await accounts().clone(from));
    await copy.patch(`${CONSTITUENTS}/1`, { last_name: 'Changed' }).expect(200);
    await copy.delete(`${CONSTITUENTS}/2`).expect(200);
    expect((await original.get(`${CONSTITUENTS}/1`).expect(200)).body.last_name).not.toBe('Changed');
    await original.get(`${CONSTITUENTS}/2`).expect(200);
  });

  it('is whole, however much is written to the original meanwhile', async () => {
    const busy = server.client();
    await fill(busy);
    const done = new AbortController();
    const write = async () => {
      while (!done.signal.aborted)
        await busy.post(CONSTITUENTS, { first_name: 'Joe', phone_numbers: [{ number: '1' }] }).expect(200);
    };
    const writers = [write(), write()];
    const clones: number[] = [];
    for (let n = 0; n < 2; n += 1) clones.push(await accounts().clone(await accountOf(busy)));
    done.abort();
    await Promise.all(writers);
    for (const clone of clones) {
      const { record_counts, ...tables } = await rowsOf(clone);
      const rows = Object.values(record_counts).map((row) => JSON.parse(row as string));
      for (const { record_type, total } of rows)
        expect([record_type, total]).toEqual([record_type, tables[record_type].length]);
      expect(tables.phone_numbers).toHaveLength(tables.constituents.length);
      expect(tables.changes).toHaveLength(2 * tables.constituents.length + 3);
    }
  });

  it('is told to no webhook while no key opens it', async () => {
    const to = await accounts().clone(from);
    const source = server.app.get(DataSource);
    await source.query(
      `UPDATE webhooks SET due_at = '2020-01-01T00:00:00.000Z', status = 'active' WHERE account_id = ${to}`,
    );
    await source.query(`UPDATE deliveries SET due_at = '2020-01-01T00:00:00.000Z' WHERE account_id = ${to}`);
    const taken = async () =>
      (await server.app.get(Deliveries).take('active', new Slots())).map(({ target }) => target.account_id);
    expect(await taken()).not.toContain(to);
    await clientOf(to);
    expect(await taken()).toContain(to);
  });

  it('cannot be made of an account that is not there', async () => {
    await expect(accounts().clone(2_000_000)).rejects.toThrow('No account has id 2000000.');
  });
});

describe('An account that is removed', () => {
  it('leaves nothing, and takes nothing of others along', async () => {
    const [gone, kept] = [server.client(), server.client()];
    for (const client of [gone, kept]) await fill(client);
    const [id, other] = [await accountOf(gone), await accountOf(kept)];
    const before = await rowsOf(other);
    await accounts().remove(id);
    expect(Object.values(await rowsOf(id)).flat()).toEqual([]);
    const source = server.app.get(DataSource);
    expect(await source.query(`SELECT id FROM accounts WHERE id = ${id}`)).toEqual([]);
    expect(await source.query(`SELECT id FROM api_keys WHERE account_id = ${id}`)).toEqual([]);
    expect(await rowsOf(other)).toEqual(before);
  });
});

describe('A key that is pointed at another account', () => {
  it('opens it at once, and on other servers after a moment', async () => {
    let now = performance.now();
    jest.spyOn(performance, 'now').mockImplementation(() => now);
    const client = server.client();
    await fill(client);
    const there = elsewhere.client(client.key);
    const { sandbox, account_id } = (await keys().callerOf(client.key))!;
    const before = await accounts().clone(account_id);
    await client.delete(`${CONSTITUENTS}/1`).expect(200);
    await there.get(`${CONSTITUENTS}/1`).expect(404);

    await exchange(sandbox.id, before);
    await client.get(`${CONSTITUENTS}/1`).expect(200);
    now += KEY_CACHE_MS;
    await there.get(`${CONSTITUENTS}/1`).expect(200);
  });

  it('must be there', async () => {
    await expect(exchange(2_000_000, 1)).rejects.toThrow('No account has id 2000000.');
  });
});
