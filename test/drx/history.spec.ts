import { createHash } from 'node:crypto';

import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { DataSource } from 'typeorm';

import { ApiKey } from '../../src/accounts/api-key.entity.js';
import { setClock } from '../support/clock.js';
import { freshNumber, numberOf, patient, PATIENTS, PHONE_NUMBERS, phoneNumber } from '../support/drx.js';
import { expectMissing } from '../support/drx-answers.js';
import { type Client, useServer } from '../support/server.js';

interface Entry {
  id: string;
  action: string;
  changed_at: string;
  changed_by: string;
  changes: { field: string; old: unknown; new: unknown }[];
}

const historyOf = async (client: Client, id: string, query = ''): Promise<Entry[]> =>
  (await client.get(`${PHONE_NUMBERS}/${id}/history${query}`).expect(200)).body.data;

describe('The history of a phone number', () => {
  const server = useServer();
  afterEach(() => void jest.restoreAllMocks());

  it('tells of every change, newest first: when, by which key, and each field before and after', async () => {
    const client = server.client();
    const key_hash = createHash('sha256').update(client.key).digest('hex');
    const owner = await patient(client);
    setClock(server, '2025-02-19T08:50:00Z');
    const { id, number } = await phoneNumber(client, owner);
    setClock(server, '2025-02-20T09:00:00Z');
    await client.patch(`${PHONE_NUMBERS}/${id}`, { phone_type: 'home', primary: true }).expect(200);

    const key = await server.app.get(DataSource).getRepository(ApiKey).findOneByOrFail({ key_hash });
    const entry = { id: expect.stringMatching(/^chg_\d+$/), changed_by: `key_${key.id}` };
    const [updated, created, ...rest] = await historyOf(client, id);
    expect(rest).toEqual([]);
    expect(updated).toEqual({
      ...entry,
      action: 'update',
      changed_at: '2025-02-20T09:00:00Z',
      changes: expect.arrayContaining([
        { field: 'phone_type', old: 'cell', new: 'home' },
        { field: 'primary', old: false, new: true },
      ]),
    });
    expect(updated.changes).toHaveLength(2);
    expect(created).toMatchObject({ ...entry, action: 'create', changed_at: '2025-02-19T08:50:00Z' });
    const values = Object.fromEntries(created.changes.map(({ field, new: value }) => [field, value]));
    expect(values).toEqual({
      number,
      phone_type: 'cell',
      primary: false,
      verified: false,
      do_not_call: false,
      patient_id: owner,
      doctor_id: null,
    });
    expect(created.changes.map(({ old }) => old)).toEqual(created.changes.map(() => null));
  });

  it('tells of the primary number that gave way to another', async () => {
    const client = server.client();
    const owner = await patient(client);
    const { id } = await phoneNumber(client, owner, { primary: true });
    await phoneNumber(client, owner, { primary: true });
    expect((await historyOf(client, id))[0].changes).toEqual([{ field: 'primary', old: true, new: false }]);
  });

  it('keeps every number that there was, and nothing of what changed nothing or was refused', async () => {
    const client = server.client();
    const owner = await patient(client);
    const first = await phoneNumber(client, owner);
    const path = `${PHONE_NUMBERS}/${first.id}`;
    const second = freshNumber();
    await client.patch(path, { number: second }).expect(200);
    await client.patch(path, { number: second, verified: true }).expect(200);
    await client.patch(path, {}).expect(200);
    await client.patch(path, { number: '123' }).expect(422);
    await client.post(PHONE_NUMBERS, numberOf(owner, { number: second })).expect(409);
    await client.patch(`${PATIENTS}/${owner}`, { last_name: 'Roe', active: false }).expect(200);
    const [updated, created, ...rest] = await historyOf(client, first.id);
    expect([updated.changes, created.action, rest]).toEqual([
      [{ field: 'number', old: first.number, new: second }],
      'create',
      [],
    ]);
  });

  it('outlives the number', async () => {
    const client = server.client();
    const { id, number } = await phoneNumber(client, await patient(client));
    const [, stored] = id.split('_');
    await server.app.get(DataSource).query(`DELETE FROM drx_phone_numbers WHERE id = ${stored}`);
    expectMissing(await client.get(`${PHONE_NUMBERS}/${id}`), id);
    const [created] = await historyOf(client, id);
    expect(created.changes).toContainEqual({ field: 'number', old: null, new: number });
  });

  it('is paged', async () => {
    const client = server.client();
    const { id } = await phoneNumber(client, await patient(client));
    for (const do_not_call of [true, false, true]) {
      await client.patch(`${PHONE_NUMBERS}/${id}`, { do_not_call }).expect(200);
    }
    const all = await historyOf(client, id);
    expect(all.map(({ action }) => action)).toEqual(['update', 'update', 'update', 'create']);
    expect(await historyOf(client, id, '?limit=2&offset=1')).toEqual(all.slice(1, 3));
    const { body } = await client.get(`${PHONE_NUMBERS}/${id}/history?limit=3`).expect(200);
    expect(body.pagination).toMatchObject({ total_items: 4, total_pages: 2, next_page: 2 });
  });

  it('is of no number that there never was, nor of another account’s', async () => {
    const client = server.client();
    const { id } = await phoneNumber(client, await patient(client));
    expectMissing(await server.client().get(`${PHONE_NUMBERS}/${id}/history`), id);
    for (const none of ['phn_nope', 'phn_2147483647', id.replace('phn', 'pat')]) {
      expectMissing(await client.get(`${PHONE_NUMBERS}/${none}/history`), none);
    }
  });
});
