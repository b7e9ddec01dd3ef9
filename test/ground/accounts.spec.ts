import { createHash, randomUUID } from 'node:crypto';

import { afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DataSource } from 'typeorm';

import { Account } from '../../src/accounts/account.entity.js';
import { AccountsService, DEMO_KEY, KEY_CACHE_MS } from '../../src/accounts/accounts.service.js';
import { ApiKey } from '../../src/accounts/api-key.entity.js';
import { Change } from '../../src/records/change.entity.js';
import { later } from '../support/constituents.js';
import { type Client, useServer } from '../support/server.js';
import { everyRow } from '../support/sources.js';

const CONSTITUENTS = '/api/v1/constituents';

async function totalOf(client: Client, path = CONSTITUENTS): Promise<number> {
  return (await client.get(path).expect(200)).body.total_items;
}

describe('A key in open mode', () => {
  const server = useServer();

  it('opens, when it was never seen, an empty account with the standard types', async () => {
    const client = server.client();
    expect(await totalOf(client)).toBe(0);
    const { body } = await client.get('/api/v1/types/note_types').expect(200);
    expect(body.items.map((type: { name: string }) => type.name)).toEqual(['General', 'Update']);
  });

  it('opens the same account whenever it is used', async () => {
    const client = server.client();
    const { body: joe } = await client.post(CONSTITUENTS, { first_name: 'Joe' }).expect(200);
    const { body: again } = await server.client(client.key).get(`${CONSTITUENTS}/${joe.id}`).expect(200);
    expect(again.first_name).toBe('Joe');
  });

  it('opens exactly one account, however many requests bring it at once', async () => {
    const source = server.app.get(DataSource);
    const client = server.client();
    const before = await source.getRepository(Account).count();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => client.post(CONSTITUENTS, { first_name: `${n}` })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 50 }, () => 200));
    expect(await source.getRepository(Account).count()).toBe(before + 1);
    expect(await totalOf(client)).toBe(50);
    expect(await totalOf(client, '/api/v1/types/note_types')).toBe(2);
  });

  it('never meets another key: it sees, counts, lists and changes only what is its own', async () => {
    const [ada, eve] = [server.client(), server.client()];
    const numbers = [{ number: '222-555-1212' }];
    const { body: joe } = await ada.post(CONSTITUENTS, { first_name: 'Joe', phone_numbers: numbers }).expect(200);
    const [number] = joe.phone_numbers;

    expect(await totalOf(eve)).toBe(0);
    const constituent = `${CONSTITUENTS}/${joe.id}`;
    for (const path of [constituent, `${constituent}/phone_numbers`, `/api/v1/phone_numbers/${number.id}`]) {
      await eve.get(path).expect(404);
    }
    for (const path of [constituent, `/api/v1/phone_numbers/${number.id}`]) {
      await eve.patch(path, { first_name: 'Eve', number: '1' }).expect(404);
      await eve.put(path, { first_name: 'Eve', number: '1' }).expect(404);
      await eve.delete(path).expect(404);
    }
    await eve.post(`${constituent}/phone_numbers`, { number: '1' }).expect(403);
    const { body: own } = await eve.post(CONSTITUENTS, { first_name: 'Eve' }).expect(200);
    await eve.patch(`${CONSTITUENTS}/${own.id}`, { phone_numbers: [{ id: number.id, number: '1' }] }).expect(422);
    await eve.patch(`${CONSTITUENTS}/${own.id}`, { remove_previous_phone_numbers: true }).expect(200);

    expect((await ada.get(constituent).expect(200)).body).toEqual(later(joe));
    expect(await totalOf(ada)).toBe(1);
  });

  it("does not take another account's types", async () => {
    const [ada, eve] = [server.client(), server.client()];
    const made = { first_name: 'Joe', marital_status_name: 'It is complicated' };
    const { marital_status_id } = (await ada.post(CONSTITUENTS, made).expect(200)).body;
    await eve.post(CONSTITUENTS, { first_name: 'Eve', marital_status_id }).expect(422);
    await ada.post(CONSTITUENTS, { first_name: 'Ada', marital_status_id }).expect(200);
  });

  it('opens a little charity when it is the demo key', async () => {
    const demo = server.client(DEMO_KEY);
    const { body } = await demo.get(CONSTITUENTS).expect(200);
    expect(body.total_items).toBeGreaterThanOrEqual(12);
    const counts: number[] = [];
    for (const { id } of body.items) counts.push(await totalOf(demo, `${CONSTITUENTS}/${id}/phone_numbers`));
    expect(counts.filter((count) => count > 0).length).toBeGreaterThanOrEqual(10);
  });
});

describe('A key in strict mode', () => {
  const open = useServer();
  const strict = useServer(() => ({ DATABASE_URL: open.database.url, AUTH_MODE: 'strict' }));

  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('opens nothing when nobody created it', async () => {
    await strict.client().get(CONSTITUENTS).expect(401);
    await strict.client(DEMO_KEY).get(CONSTITUENTS).expect(401);
  });

  it('opens nothing when it only came to be by use in open mode', async () => {
    const client = open.client();
    await client.post(CONSTITUENTS, { first_name: 'Joe' }).expect(200);
    await strict.client(client.key).get(CONSTITUENTS).expect(401);
  });

  it('works once it was created, in an account of its own', async () => {
    const { key } = await strict.app.get(AccountsService).createKey({ scope: 'write' });
    const client = strict.client(key);
    await client.post(CONSTITUENTS, { first_name: 'Joe' }).expect(200);
    expect(await totalOf(client)).toBe(1);
    expect(await totalOf(client, '/api/v1/types/note_types')).toBe(2);
  });

  it('may read but not write when its scope is read', async () => {
    const accounts = strict.app.get(AccountsService);
    const { key, stored } = await accounts.createKey({ scope: 'write' });
    const writer = strict.client(key);
    const { account_id } = stored;
    const reader = strict.client((await accounts.createKey({ scope: 'read', account_id })).key);
    const numbers = [{ number: '222-555-1212' }];
    const { body: joe } = await writer.post(CONSTITUENTS, { first_name: 'Joe', phone_numbers: numbers }).expect(200);
    const constituent = `${CONSTITUENTS}/${joe.id}`;
    const changes = () => strict.app.get(DataSource).getRepository(Change).countBy({ account_id });
    const before = await changes();

    const refusals = await Promise.all([
      reader.post(CONSTITUENTS, { first_name: 'Eve' }),
      reader.post(`${constituent}/phone_numbers`, { number: '1' }),
      ...[constituent, `/api/v1/phone_numbers/${joe.phone_numbers[0].id}`].flatMap((path) => [
        reader.patch(path, { first_name: 'Eve', number: '1' }),
        reader.put(path, { first_name: 'Eve', number: '1' }),
        reader.delete(path),
      ]),
    ]);
    for (const { status, body } of refusals) {
      expect(status).toBe(403);
      expect(body).toEqual({ api_version: '1.0', error: 'Forbidden', description: expect.stringContaining('read') });
    }
    expect((await reader.get(constituent).expect(200)).body).toEqual(later(joe));
    expect(await changes()).toBe(before);
  });

  it('opens nothing once it was revoked, on every server as soon as that has forgotten it', async () => {
    const { key, stored } = await open.app.get(AccountsService).createKey({ scope: 'write' });
    let now = performance.now();
    jest.spyOn(performance, 'now').mockImplementation(() => now);
    await open.client(key).get(CONSTITUENTS).expect(200);
    await strict.client(key).get(CONSTITUENTS).expect(200);

    await open.app.get(AccountsService).revokeKey(stored.id);
    await open.client(key).get(CONSTITUENTS).expect(401);
    now += KEY_CACHE_MS;
    await strict.client(key).get(CONSTITUENTS).expect(401);
  });

  it('cannot be revoked twice, nor be created for an account that does not exist', async () => {
    const accounts = strict.app.get(AccountsService);
    const { stored } = await accounts.createKey({ scope: 'write' });
    await accounts.revokeKey(stored.id);
    await expect(accounts.revokeKey(stored.id)).rejects.toThrow(`No key with id ${stored.id} is in use.`);
    await expect(accounts.createKey({ scope: 'read', account_id: 999_999 })).rejects.toThrow(
      'No account has id 999999.',
    );
  });
});

describe('What is stored of accounts', () => {
  const server = useServer();
  const used = randomUUID();
  let created: string;

  beforeAll(async () => {
    created = (await server.app.get(AccountsService).createKey({ scope: 'write', label: 'nightly job' })).key;
    const numbers = [{ number: '222-555-1212' }];
    for (const key of [used, created]) {
      await server.client(key).post(CONSTITUENTS, { first_name: 'Joe', phone_numbers: numbers }).expect(200);
    }
  });

  it('is the hash of a key, and the key nowhere', async () => {
    const stored = JSON.stringify(await everyRow(server.app.get(DataSource)));
    for (const key of [used, created]) {
      expect(stored).not.toContain(key);
      expect(stored).toContain(createHash('sha256').update(key).digest('hex'));
    }
  });

  it('hangs on the account in every table that names one', async () => {
    const source = server.app.get(DataSource);
    const onPostgres = source.options.type === 'postgres';
    const ofAccounts = source.entityMetadatas.filter((entity) => entity.findColumnWithDatabaseName('account_id'));
    expect(ofAccounts.length).toBeGreaterThanOrEqual(5);
    for (const { tableName } of ofAccounts) {
      // Of the keys that lead to accounts, from the database itself.
      const deleting = onPostgres
        ? `SELECT confdeltype::text AS "action" FROM pg_constraint WHERE conrelid = '${tableName}'::regclass
             AND confrelid = 'accounts'::regclass AND contype = 'f'`
        : `SELECT on_delete AS "action" FROM pragma_foreign_key_list('${tableName}')
             WHERE "table" = 'accounts' AND "from" = 'account_id'`;
      expect([tableName, await source.query(deleting)]).toEqual([
        tableName,
        [{ action: onPostgres ? 'c' : 'CASCADE' }],
      ]);
    }
  });

  it("goes with the account's row, everywhere, and leaves other accounts alone", async () => {
    const source = server.app.get(DataSource);
    const key_hash = createHash('sha256').update(used).digest('hex');
    const { account_id } = await source.getRepository(ApiKey).findOneByOrFail({ key_hash });
    const others = (rows: Record<string, unknown>[]) => rows.filter((row) => row.account_id !== account_id);
    const before = await everyRow(source);
    const ofAccounts = Object.keys(before).filter((table) => 'account_id' in (before[table][0] ?? {}));
    for (const table of ofAccounts) expect(before[table].length).toBeGreaterThan(others(before[table]).length);

    await source.getRepository(Account).delete({ id: account_id });
    const after = await everyRow(source);
    expect(ofAccounts).toEqual(expect.arrayContaining(['api_keys', 'changes', 'constituents', 'phone_numbers']));
    for (const table of ofAccounts) expect(after[table]).toEqual(others(before[table]));
  });
});
