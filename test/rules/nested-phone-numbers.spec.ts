import { afterEach, describe, expect, it, jest } from '@jest/globals';

import { expectNotSaved } from '../support/answers.js';
import { setClock } from '../support/clock.js';
import { constituentWith, later, phoneNumbersOf } from '../support/constituents.js';
import { useServer } from '../support/server.js';

const CONSTITUENTS = '/api/v1/constituents';

describe('Phone numbers inside a constituent', () => {
  const server = useServer();
  afterEach(() => void jest.restoreAllMocks());

  it('are stored with it, and shown in it without naming it', async () => {
    const client = server.client();
    const joe = await constituentWith(client, { number: '(888) 555-0044', phone_type_name: 'Mobile' });
    const [number] = joe.phone_numbers;
    expect(Object.keys(number)).toEqual([
      'id',
      'number',
      'phone_number_type_id',
      'phone_type_name',
      'is_preferred',
      'not_current',
      'parent_id',
      'normalized_number',
      'created_at',
      'updated_at',
    ]);
    const { body: shown } = await client.get(`/api/v1/phone_numbers/${number.id}`).expect(200);
    expect(shown).toEqual({ api_version: '1.0', item_id: joe.id, item_type: 'Constituent', ...number });
    expect((await client.get(`${CONSTITUENTS}/${joe.id}`).expect(200)).body).toEqual(later(joe));
  });

  it('are created with it or not at all', async () => {
    const client = server.client();
    const phone_numbers = [{ number: '1' }, { number: '2', phone_type_name: 'Telex' }];
    expectNotSaved(
      await client.post(CONSTITUENTS, { first_name: 'Joe', phone_numbers }),
      'phone_numbers[1].phone_type_name "Telex"',
    );
    expect((await client.get(CONSTITUENTS).expect(200)).body.total_items).toBe(0);
  });

  it('stay as they are when an update does not name them, or names none', async () => {
    const client = server.client();
    const joe = await constituentWith(client, { number: '1' });
    for (const body of [{ job_title: 'Cook' }, { phone_numbers: [] }, { phone_numbers: null }]) {
      const { body: updated } = await client.patch(`${CONSTITUENTS}/${joe.id}`, body).expect(200);
      expect(updated.phone_numbers).toEqual(joe.phone_numbers);
    }
  });

  it('are added by an update of the constituent, whose time it moves', async () => {
    const client = server.client();
    setClock(server, '2025-06-03T12:00:00Z');
    const joe = await constituentWith(client, { number: '1' });
    setClock(server, '2025-06-04T12:00:00Z');
    const { body } = await client.put(`${CONSTITUENTS}/${joe.id}`, { phone_numbers: [{ number: '2' }] }).expect(200);
    expect(body.phone_numbers).toMatchObject([joe.phone_numbers[0], { number: '2', is_preferred: false }]);
    expect([joe.updated_at, body.updated_at]).toEqual(['2025-06-03T12:00:00Z', '2025-06-04T12:00:00Z']);
  });

  it('are changed by an update that names their id, which may come as a string', async () => {
    const client = server.client();
    const joe = await constituentWith(client, { number: '1', phone_type_name: 'Work' }, { number: '2' });
    const [first] = joe.phone_numbers;
    const phone_numbers = [{ id: String(first.id), number: '1a' }, { number: '3' }];
    const { body } = await client.patch(`${CONSTITUENTS}/${joe.id}`, { phone_numbers }).expect(200);
    expect(body.phone_numbers).toHaveLength(3);
    expect(body.phone_numbers[0]).toMatchObject({ id: first.id, number: '1a', phone_type_name: 'Work' });
  });

  it('are not taken from another constituent', async () => {
    const client = server.client();
    const [joe, ann] = [await constituentWith(client, { number: '1' }), await constituentWith(client, { number: '2' })];
    for (const { id } of [ann.phone_numbers[0], { id: 2_147_483_647 }]) {
      const body = { first_name: 'Jim', phone_numbers: [{ number: '4' }, { id, number: '5' }] };
      expectNotSaved(await client.patch(`${CONSTITUENTS}/${joe.id}`, body), `phone_numbers[1].id ${id}`);
    }
    expectNotSaved(
      await client.post(CONSTITUENTS, { first_name: 'Jim', phone_numbers: [{ id: joe.phone_numbers[0].id }] }),
      'phone_numbers[0].id',
    );
    expect((await client.get(`${CONSTITUENTS}/${joe.id}`).expect(200)).body).toEqual(later(joe));
    expect((await client.get(`${CONSTITUENTS}/${ann.id}`).expect(200)).body).toEqual(later(ann));
  });

  it.each([true, 'true', '1', 1])('are replaced when remove_previous_phone_numbers is %j', async (flag) => {
    const client = server.client();
    const joe = await constituentWith(client, { number: '1' }, { number: '2' });
    const body = { remove_previous_phone_numbers: flag, phone_numbers: [{ number: '3' }] };
    const { body: updated } = await client.patch(`${CONSTITUENTS}/${joe.id}`, body).expect(200);
    expect(updated.phone_numbers).toMatchObject([{ number: '3', is_preferred: true }]);
    await client.get(`/api/v1/phone_numbers/${joe.phone_numbers[0].id}`).expect(404);
  });

  it('are removed when nothing takes their place', async () => {
    const client = server.client();
    const joe = await constituentWith(client, { number: '1' });
    const { body } = await client.patch(`${CONSTITUENTS}/${joe.id}`, { remove_previous_phone_numbers: true });
    expect(body.phone_numbers).toEqual([]);
  });

  it('are kept when remove_previous_phone_numbers is false, or when what follows cannot be stored', async () => {
    const client = server.client();
    const joe = await constituentWith(client, { number: '1' });
    const path = `${CONSTITUENTS}/${joe.id}`;
    await client.patch(path, { remove_previous_phone_numbers: false, phone_numbers: [] }).expect(200);
    const wrong = { remove_previous_phone_numbers: true, phone_numbers: [{ phone_number_type_id: 99 }] };
    expectNotSaved(await client.patch(path, wrong), 'phone_numbers[0].phone_number_type_id 99');
    expectNotSaved(
      await client.patch(path, { remove_previous_phone_numbers: 'maybe' }),
      'remove_previous_phone_numbers',
    );
    expect(await phoneNumbersOf(client, joe)).toMatchObject(joe.phone_numbers);
  });

  const NOT_OBJECTS = 'phone_numbers must be a list of objects';
  it.each([
    ['a text', 'text', 'phone_numbers must be a list'],
    ['an object', { number: '1' }, 'phone_numbers must be a list'],
    ['a list of texts', ['1'], NOT_OBJECTS],
    ['a list of nulls', [null], NOT_OBJECTS],
    ['a list of lists', [[{ number: '1' }]], NOT_OBJECTS],
    ['longer than 300', Array.from({ length: 301 }, () => ({})), 'phone_numbers must not have more than 300 entries'],
    ['with a number that is no text', [{ number: {} }], 'phone_numbers[0].number'],
    ['with a flag that is neither', [{}, { is_preferred: 'maybe' }], 'phone_numbers[1].is_preferred'],
    ['with a text for an id', [{ id: 'abc' }], 'phone_numbers[0].id'],
    ['with 0 for an id', [{ id: 0 }], 'phone_numbers[0].id'],
  ])('must be a list of phone numbers, so not %s', async (_, phone_numbers, says) => {
    const client = server.client();
    expectNotSaved(await client.post(CONSTITUENTS, { first_name: 'Joe', phone_numbers }), says);
    expect((await client.get(CONSTITUENTS).expect(200)).body.total_items).toBe(0);
  });

  it('come in forms too, as Rails writes them', async () => {
    const client = server.client();
    const { body: joe } = await client
      .post(CONSTITUENTS)
      .type('form')
      .send('first_name=Joe&phone_numbers[][number]=1&phone_numbers[][phone_type_name]=Work')
      .expect(200);
    const [number] = joe.phone_numbers;
    const form = { 'phone_numbers[][id]': number.id, 'phone_numbers[][number]': '1a' };
    const { body } = await client.patch(`${CONSTITUENTS}/${joe.id}`).type('form').send(form).expect(200);
    expect(body.phone_numbers).toMatchObject([{ id: number.id, number: '1a', phone_type_name: 'Work' }]);
  });
});
