import { describe, expect, it } from '@jest/globals';

import { expectSame } from '../support/answers.js';
import { freshNumber, patient, PHONE_NUMBERS, phoneNumber } from '../support/drx.js';
import { useServer } from '../support/server.js';

const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);

/** The examples of DRX's own documentation of phone numbers; only ids and times are ours. */
describe('The documented examples of DRX', () => {
  const server = useServer();

  it('are answered as documented, keys in the same order', async () => {
    const client = server.client();
    const patient_id = await patient(client, { first_name: 'John', last_name: 'Doe' });
    const add = { number: '5551234567', phone_type: 'cell', patient_id };
    const { body: added } = await client.post(PHONE_NUMBERS, add).expect(201);
    expectSame(added, {
      id: expect.stringMatching(/^phn_\d+$/),
      number: '5551234567',
      phone_type: 'cell',
      primary: false,
      verified: false,
      do_not_call: false,
      linked_to: { type: 'patient', id: patient_id, name: 'John Doe' },
      created_at: TIME,
      updated_at: TIME,
    });
    const path = `${PHONE_NUMBERS}/${added.id}`;
    expectSame((await client.get(path).expect(200)).body, added);

    const { body: edited } = await client.patch(path, { phone_type: 'home', primary: true }).expect(200);
    expectSame(edited, { ...added, phone_type: 'home', primary: true, updated_at: TIME });
    expectSame((await client.get(path).expect(200)).body, edited);
  });

  it('are answered as documented in a list of 45', async () => {
    const client = server.client();
    const id = await patient(client);
    const first = await phoneNumber(client, id, { number: '5551234567', primary: true });
    for (let n = 1; n < 45; n += 1) await phoneNumber(client, id, { number: freshNumber() });
    const { body } = await client.get(PHONE_NUMBERS).expect(200);
    expectSame(body.data[0], {
      id: first.id,
      number: '5551234567',
      phone_type: 'cell',
      primary: true,
      linked_to: { type: 'patient', id, name: 'John Doe' },
    });
    expect(body.data).toHaveLength(20);
    expectSame(body.pagination, {
      total_items: 45,
      total_pages: 3,
      current_page: 1,
      per_page: 20,
      next_page: 2,
      prev_page: null,
    });
  });
});
