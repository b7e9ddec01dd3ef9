import { describe, expect, it } from '@jest/globals';

import { expectNotSaved } from '../support/answers.js';
import { constituentWith, phoneNumbersOf } from '../support/constituents.js';
import { useServer } from '../support/server.js';

describe('The type of a phone number', () => {
  const server = useServer();

  async function open() {
    const client = server.client();
    const joe = await constituentWith(client);
    const numbers = `/api/v1/constituents/${joe.id}/phone_numbers`;
    const created = async (body: object) => typeOf((await client.post(numbers, body).expect(200)).body);
    return { client, joe, numbers, created };
  }

  it.each([
    [1, 'Home'],
    [2, 'Work'],
    [3, 'Mobile'],
    [4, 'Other'],
    [5, 'Fax'],
    [6, 'Skype'],
    [7, 'Assistant'],
    [8, 'Pager'],
  ])('%d is called %s, and either picks it', async (id, name) => {
    const { created } = await open();
    expect(await created({ phone_number_type_id: id })).toEqual([id, name]);
    expect(await created({ phone_type_name: name })).toEqual([id, name]);
    expect(await created({ phone_type_name: name.toUpperCase() })).toEqual([id, name]);
    expect(await created({ phone_type_name: ` ${name.toLowerCase()} ` })).toEqual([id, name]);
  });

  it('is the one with the id when id and name differ', async () => {
    const { created } = await open();
    expect(await created({ phone_number_type_id: 3, phone_type_name: 'Fax' })).toEqual([3, 'Mobile']);
    expect(await created({ phone_number_type_id: 3, phone_type_name: 'Telex' })).toEqual([3, 'Mobile']);
  });

  it.each([
    {},
    { phone_number_type_id: null },
    { phone_type_name: null },
    { phone_number_type_id: '', phone_type_name: '' },
  ])('is Home when a new number says nothing of it: %j', async (body) => {
    const { created } = await open();
    expect(await created(body)).toEqual([1, 'Home']);
  });

  it('goes by the name when the id is null', async () => {
    const { created } = await open();
    expect(await created({ phone_number_type_id: null, phone_type_name: 'work' })).toEqual([2, 'Work']);
  });

  it.each([
    [{ phone_number_type_id: 99 }, 'phone_number_type_id 99'],
    [{ phone_type_name: 'Telex' }, 'phone_type_name "Telex"'],
    [{ phone_number_type_id: -1 }, 'phone_number_type_id'],
    [{ phone_number_type_id: 1.5 }, 'phone_number_type_id'],
    [{ phone_number_type_id: 1e300 }, 'phone_number_type_id'],
    [{ phone_number_type_id: 2_147_483_648 }, 'phone_number_type_id'],
    [{ phone_number_type_id: 'Mobile' }, 'phone_number_type_id'],
    [{ phone_number_type_id: true }, 'phone_number_type_id'],
    [{ phone_number_type_id: [3] }, 'phone_number_type_id'],
    [{ phone_type_name: { name: 'Home' } }, 'phone_type_name'],
  ])('must be one that there is: %j is refused by name', async (body, says) => {
    const { client, joe, numbers } = await open();
    expectNotSaved(await client.post(numbers, { number: '1', ...body }), says);
    expect(await phoneNumbersOf(client, joe)).toEqual([]);

    const { body: kept } = await client.post(numbers, { number: '1' }).expect(200);
    expectNotSaved(await client.patch(`/api/v1/phone_numbers/${kept.id}`, { number: '2', ...body }), says);
    expect((await client.get(`/api/v1/phone_numbers/${kept.id}`)).body).toEqual(kept);
  });

  it('changes by id or by name, and not by null or by what is not sent', async () => {
    const { client, numbers } = await open();
    const { body: number } = await client.post(numbers, { phone_type_name: 'Pager' }).expect(200);
    const changed = async (body: object) =>
      typeOf((await client.patch(`/api/v1/phone_numbers/${number.id}`, body).expect(200)).body);
    expect(await changed({ number: '1' })).toEqual([8, 'Pager']);
    expect(await changed({ phone_number_type_id: null, phone_type_name: null })).toEqual([8, 'Pager']);
    expect(await changed({ phone_number_type_id: '2' })).toEqual([2, 'Work']);
    expect(await changed({ phone_type_name: 'fax' })).toEqual([5, 'Fax']);
  });
});

function typeOf({ phone_number_type_id, phone_type_name }: Record<string, unknown>) {
  return [phone_number_type_id, phone_type_name];
}
