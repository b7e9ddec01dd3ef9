import { describe, expect, it } from '@jest/globals';

import { doctor, type DrxNumber, listed, patient, PHONE_NUMBERS, phoneNumber } from '../support/drx.js';
import { type Client, useServer } from '../support/server.js';

const edit = async (client: Client, { id }: DrxNumber, body: object): Promise<DrxNumber> =>
  (await client.patch(`${PHONE_NUMBERS}/${id}`, body).expect(200)).body;

const primaries = async (client: Client) =>
  (await listed(client, PHONE_NUMBERS)).filter(({ primary }) => primary).map(({ id }) => id);

describe('The primary number of an owner and type', () => {
  const server = useServer();

  it('is none until one says so', async () => {
    const client = server.client();
    const owner = await patient(client);
    const first = await phoneNumber(client, owner);
    expect(await primaries(client)).toEqual([]);
    expect((await edit(client, first, { primary: true })).primary).toBe(true);
    expect(await primaries(client)).toEqual([first.id]);
  });

  it('gives way to the next one that says so, added or changed', async () => {
    const client = server.client();
    const owner = await patient(client);
    const first = await phoneNumber(client, owner, { primary: true });
    const second = await phoneNumber(client, owner, { primary: true });
    expect(await primaries(client)).toEqual([second.id]);
    await edit(client, first, { primary: true });
    expect(await primaries(client)).toEqual([first.id]);
  });

  it('is another one for each type and each owner', async () => {
    const client = server.client();
    const owners = [await patient(client), await patient(client), await doctor(client), await doctor(client)];
    const ids: string[] = [];
    for (const owner of owners) {
      for (const phone_type of ['cell', 'home', 'other']) {
        ids.push((await phoneNumber(client, owner, { phone_type, primary: true })).id);
      }
    }
    expect((await primaries(client)).toSorted()).toEqual(ids.toSorted());
  });

  it('stays primary in a type that has none', async () => {
    const client = server.client();
    const number = await phoneNumber(client, await patient(client), { primary: true });
    expect(await edit(client, number, { phone_type: 'home' })).toMatchObject({ phone_type: 'home', primary: true });
  });

  it('gives way in a type that has one, unless it is told to be primary', async () => {
    const client = server.client();
    const owner = await patient(client);
    const home = await phoneNumber(client, owner, { phone_type: 'home', primary: true });
    const cell = await phoneNumber(client, owner, { primary: true });
    expect(await edit(client, cell, { phone_type: 'home' })).toMatchObject({ phone_type: 'home', primary: false });
    expect(await primaries(client)).toEqual([home.id]);

    const other = await phoneNumber(client, owner, { phone_type: 'other', primary: true });
    expect((await edit(client, other, { phone_type: 'home', primary: true })).primary).toBe(true);
    expect(await primaries(client)).toEqual([other.id]);
  });

  it('has no successor when it is cleared', async () => {
    const client = server.client();
    const owner = await patient(client);
    const number = await phoneNumber(client, owner, { primary: true });
    await phoneNumber(client, owner);
    expect((await edit(client, number, { primary: false })).primary).toBe(false);
    expect(await primaries(client)).toEqual([]);
  });

  it('stays primary when something else about it changes', async () => {
    const client = server.client();
    const number = await phoneNumber(client, await patient(client), { primary: true });
    const changed = await edit(client, number, { number: '5125550009', do_not_call: true });
    expect(changed).toMatchObject({ number: '5125550009', primary: true });
  });

  it('is exactly one when eight say so at once, and every step is in the history', async () => {
    const client = server.client();
    const owner = await patient(client);
    const rivals: DrxNumber[] = [];
    for (let n = 0; n < 8; n += 1) rivals.push(await phoneNumber(client, owner));
    await Promise.all(rivals.map((rival) => edit(client, rival, { primary: true })));
    const left = await primaries(client);
    expect(left).toHaveLength(1);
    for (const { id } of rivals) {
      const { body } = await client.get(`${PHONE_NUMBERS}/${id}/history`).expect(200);
      expect(body.pagination.total_items).toBe(left.includes(id) ? 2 : 3);
    }
  });

  it('is exactly one when eight are added as such at once, or come from another type', async () => {
    const client = server.client();
    const owner = await patient(client);
    const home = await phoneNumber(client, owner, { phone_type: 'home', primary: true });
    await Promise.all([
      ...Array.from({ length: 8 }, () => phoneNumber(client, owner, { primary: true })),
      edit(client, home, { phone_type: 'cell' }),
    ]);
    expect(await primaries(client)).toHaveLength(1);
  });
});
