import { faker } from '@faker-js/faker/locale/en_US';
import { describe, expect, it } from '@jest/globals';

import { AccountsService } from '../../src/accounts/accounts.service.js';
import { generatePharmacy } from '../../src/drx/generate/pharmacy.js';
import type { Wanted } from '../../src/made-up/wanted.js';
import { Archives } from '../../src/sandbox/archive/archives.js';
import { type Client, useServer } from '../support/server.js';

const server = useServer();
const WANTED: Wanted = { constituents: 120, seed: 7, since: '2021-01-01', until: '2026-06-30' };

type Found = Record<string, unknown> & { id: string };

async function filled(wanted = WANTED): Promise<Client> {
  const client = server.client();
  const caller = (await server.app.get(AccountsService).callerOf(client.key))!;
  await server.app.get(Archives).replace(caller, async (filling) => {
    await generatePharmacy(filling, faker, wanted, async () => {});
    await filling.count();
  });
  return client;
}

const numberOf = (id: string) => Number(id.split('_')[1]);

/** All records of a kind in the order of their ids, each as it is looked up. */
async function all(client: Client, kind: string): Promise<Found[]> {
  const { body } = await client.get(`/api/v2/${kind}?limit=100`).expect(200);
  const ids = (body.data as Found[]).map(({ id }) => id).toSorted((one, other) => numberOf(one) - numberOf(other));
  const found = ids.map((id) => client.get(`/api/v2/${kind}/${id}`).expect(200));
  return (await Promise.all(found)).map((answer) => answer.body);
}

/** A record without what it was given when it was stored. */
function sent(record: Found): object {
  const own = ['id', 'created_at', 'updated_at', 'status', 'age', 'linked_to', 'verified'];
  return Object.fromEntries(
    Object.entries(record)
      .filter(([key, value]) => !own.includes(key) && value !== null)
      .map(([key, value]) => [key, Array.isArray(value) ? value.map((part: Found) => sent(part)) : value]),
  );
}

describe('A generated pharmacy', () => {
  it('is the same with the same seed, and another with another one', async () => {
    const [one, again, other] = [await filled(), await filled(), await filled({ ...WANTED, seed: 8 })];
    for (const kind of ['patients', 'doctors', 'phone-numbers']) {
      expect(await all(again, kind)).toEqual(await all(one, kind));
      expect(await all(other, kind)).not.toEqual(await all(one, kind));
    }
  });

  it('has a patient to five constituents and a doctor to fifty', async () => {
    const { body } = await (await filled()).get('/sandbox/account').expect(200);
    expect(body.records.by_kind).toMatchObject({ patients: 24, doctors: 3, addresses: 27 });
  });

  it('has what the API would take, and nobody can call a number that it has', async () => {
    const client = await filled();
    const copy = server.client();
    for (const { addresses, phone_numbers, ...prescriber } of (await all(client, 'doctors')).map(sent) as Found[]) {
      const numbers = (phone_numbers as Found[]).map(({ number, phone_type }) => ({ number, phone_type }));
      await copy.post('/api/v2/doctors', { prescriber, addresses, phone_numbers: numbers }).expect(201);
    }
    const patients = (await all(client, 'patients')).map(sent);
    for (const patient of patients) await copy.post('/api/v2/patients', patient).expect(201);
    expect((await all(copy, 'patients')).map(sent)).toEqual(patients);
    expect((await all(copy, 'doctors')).map(sent)).toEqual((await all(client, 'doctors')).map(sent));
    for (const { number } of await all(client, 'phone-numbers')) expect(number).toMatch(/^\d{3}55501\d\d$/);
  });

  it('has the history of its numbers, and gives the ids that come next', async () => {
    const client = await filled();
    const { body } = await client.get('/api/v2/phone-numbers/phn_2/history').expect(200);
    expect(body.data).toMatchObject([{ action: 'create', changed_by: 'key_0' }]);
    const person = { first_name: 'John', last_name: 'Doe', date_of_birth: '1980-01-15', gender: 'M' };
    expect((await client.post('/api/v2/patients', person).expect(201)).body.id).toBe('pat_25');
  });
});
