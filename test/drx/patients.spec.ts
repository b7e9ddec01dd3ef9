import { describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';

import { listed, patient, PATIENTS, PHONE_NUMBERS } from '../support/drx.js';
import { expectConflict, expectInvalid } from '../support/drx-answers.js';
import { ADDRESS, PATIENT } from '../support/drx-resources.js';
import { useServer } from '../support/server.js';
import { everyRow } from '../support/sources.js';

/** Values that each field refuses. */
const WRONG: [string, unknown[]][] = [
  ['first_name', ['', ' ', null, 1, 'x'.repeat(256)]],
  ['last_name', ['', null]],
  ['date_of_birth', ['', null, '01151980', '1980-1-15', '1980-02-30', '1980-01-15T00:00:00Z', 19_800_115]],
  ['gender', ['', null, 'm', 'X', 'Male']],
  ['delivery_method', ['', 'ship', 'Mail', 1]],
  ['social_security_number', ['', '123456789', '123-45-678', ' 123-45-6789', '123-45-6789\n', 123_456_789]],
  ['notify_method', [-1, 4, '0', 1.5, true]],
  ['race', ['', 'human', 'Fish']],
  ['primary_language', ['', 'German']],
  ['height_in_centimeters', [-1, '170', 1.5, 2_147_483_648]],
  ['auto_refill', [null, 'true', 1]],
  ['easy_open', [null, 'yes']],
  ['cycle_fill_date', ['', '2025-02-29']],
  ['dont_notify_again_until', ['', '2025-02-19', '2025-02-19T08:50:00', '2025-13-01T00:00:00Z']],
  ['addresses', ['x', {}, [1], [null], [[]]]],
  ['phone_numbers', ['x', {}, [1]]],
];

describe('A new patient', () => {
  const server = useServer();

  it('must have a name, a date of birth and a gender, and is told of all that is missing at once', async () => {
    const client = server.client();
    expectInvalid(await client.post(PATIENTS, {}), ...Object.keys(PATIENT));
    for (const field of Object.keys(PATIENT)) {
      expectInvalid(await client.post(PATIENTS, { ...PATIENT, [field]: undefined }), field);
    }
  });

  it.each(WRONG)('is refused with a wrong %s', async (field, values) => {
    const client = server.client();
    for (const value of values) expectInvalid(await client.post(PATIENTS, { ...PATIENT, [field]: value }), field);
    expect(await listed(client, PATIENTS)).toEqual([]);
  });

  it.each([
    ['gender', ['M', 'F']],
    ['delivery_method', ['Ship', 'Pickup', 'Delivery', null]],
    ['notify_method', [0, 1, 2, 3, null]],
    ['race', ['Human', 'Dog', 'Cat', 'Bird', 'Reptile', 'Rodent', 'Horse', 'Other', null]],
    ['primary_language', ['English', 'Spanish', null]],
    ['date_of_birth', ['2000-02-29', '1900-01-01']],
  ])('may have every %s that there is', async (field, values) => {
    const client = server.client();
    for (const value of values) {
      const { body } = await client.post(PATIENTS, { ...PATIENT, [field]: value }).expect(201);
      expect(body[field]).toBe(value);
    }
  });

  it('has its times in UTC and its ids of the outside as texts', async () => {
    const sent = { dont_notify_again_until: '2025-02-19T23:50:00.5-05:30', alternate_id: 77, facility_room_id: 'B-1' };
    const { body } = await server
      .client()
      .post(PATIENTS, { ...PATIENT, ...sent })
      .expect(201);
    expect(body).toMatchObject({
      dont_notify_again_until: '2025-02-20T05:20:00Z',
      alternate_id: '77',
      facility_room_id: 'B-1',
    });
  });

  it('comes with addresses and numbers', async () => {
    const client = server.client();
    const id = await patient(client, {
      addresses: [ADDRESS, { ...ADDRESS, zip: '78701-1234', type_: 'shipping', line_two: 'Room 7' }],
      phone_numbers: [
        { number: '(512) 555-0100', phone_type: 'cell', primary: true },
        { number: '512 555 0101', phone_type: 'cell', primary: true, do_not_call: true },
      ],
    });
    const { body } = await client.get(`${PATIENTS}/${id}`).expect(200);
    expect(body.addresses).toEqual([
      { id: expect.stringMatching(/^adr_\d+$/), type_: 'default', line_two: null, ...ADDRESS },
      { ...body.addresses[1], type_: 'shipping', zip: '78701-1234', line_two: 'Room 7' },
    ]);
    expect(body.phone_numbers).toMatchObject([
      { number: '5125550100', primary: false, do_not_call: false },
      { number: '5125550101', primary: true, do_not_call: true },
    ]);
    expect(await listed(client, PHONE_NUMBERS)).toMatchObject([
      { number: '5125550100', linked_to: { type: 'patient', id, name: 'John Doe' } },
      { number: '5125550101' },
    ]);
  });

  it('is told of every fault inside, by its path, and leaves nothing behind', async () => {
    const client = server.client();
    await client.get(PATIENTS).expect(200);
    const before = await everyRow(server.app.get(DataSource));
    const body = {
      ...PATIENT,
      gender: 'X',
      addresses: [ADDRESS, { ...ADDRESS, zip: '1', type_: 'home', planet: 'Mars' }],
      phone_numbers: [
        { number: '5125550100', phone_type: 'cell' },
        { number: '12', phone_type: 'office', patient_id: 1 },
      ],
    };
    expectInvalid(
      await client.post(PATIENTS, body),
      'gender',
      'addresses[1].zip',
      'addresses[1].type_',
      'addresses[1].planet',
      'phone_numbers[1].number',
      'phone_numbers[1].phone_type',
      'phone_numbers[1].patient_id',
    );
    // Only storing the second number shows this, when the patient and the rest are written already.
    const number = { number: '5125550100', phone_type: 'cell' };
    const twice = { ...PATIENT, addresses: [ADDRESS], phone_numbers: [number, { ...number, number: '512-555-0100' }] };
    expectConflict(await client.post(PATIENTS, twice), 'phone_numbers[1].number');
    expect(await everyRow(server.app.get(DataSource))).toEqual(before);
  });
});

describe('A patient that is edited', () => {
  const server = useServer();

  it('is deceased, renamed, and unset where it may be', async () => {
    const client = server.client();
    const id = await patient(client, { email: 'a@example.com', race: 'Cat' });
    const edit = { deceased: true, last_name: 'Roe', email: null, race: null };
    const { body } = await client.patch(`${PATIENTS}/${id}`, edit).expect(200);
    expect(body).toMatchObject({ ...edit, first_name: 'John', status: 'active' });
  });

  it.each(WRONG.filter(([field]) => !['addresses', 'phone_numbers'].includes(field)))(
    'is refused with a wrong %s',
    async (field, values) => {
      const client = server.client();
      const id = await patient(client);
      const { body: before } = await client.get(`${PATIENTS}/${id}`).expect(200);
      for (const value of values) expectInvalid(await client.patch(`${PATIENTS}/${id}`, { [field]: value }), field);
      expect((await client.get(`${PATIENTS}/${id}`).expect(200)).body).toEqual(before);
    },
  );

  it('takes no addresses and numbers, which have their own ways', async () => {
    const client = server.client();
    const id = await patient(client);
    expectInvalid(
      await client.patch(`${PATIENTS}/${id}`, { addresses: [], phone_numbers: [] }),
      'addresses',
      'phone_numbers',
    );
  });

  it('is hidden from lists and searches while it is inactive, but found by its id', async () => {
    const client = server.client();
    const id = await patient(client, { phone_numbers: [{ number: '5125550123', phone_type: 'cell' }] });
    const edit = (body: object) => client.patch(`${PATIENTS}/${id}`, body).expect(200);
    const queries = ['', 'q=5125550123', 'q=01151980', 'q=doe', 'q=doe,john'];
    const found = async () => Promise.all(queries.map(async (q) => (await listed(client, `${PATIENTS}?${q}`)).length));

    expect(await found()).toEqual([1, 1, 1, 1, 1]);
    expect((await edit({ active: false })).body.status).toBe('inactive');
    expect(await found()).toEqual([0, 0, 0, 0, 0]);
    expect((await client.get(`${PATIENTS}/${id}`).expect(200)).body.status).toBe('inactive');
    expect((await edit({ email: 'a@example.com' })).body.status).toBe('inactive');
    expect((await edit({ active: true })).body.status).toBe('active');
    expect(await found()).toEqual([1, 1, 1, 1, 1]);
    expectInvalid(await client.patch(`${PATIENTS}/${id}`, { active: 'no' }), 'active');
  });
});
