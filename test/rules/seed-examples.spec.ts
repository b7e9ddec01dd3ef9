import { describe, expect, it } from '@jest/globals';

import { expectSame } from '../support/answers.js';
import { constituentWith } from '../support/constituents.js';
import { useServer } from '../support/server.js';

const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);

/** The examples of LGL's own documentation of phone numbers; only ids and times are ours. */
describe('The documented examples of phone numbers', () => {
  const server = useServer();

  it('are answered as documented, keys in the same order', async () => {
    const client = server.client();
    const larry = await constituentWith(client, { number: '(888) 555-0044', phone_type_name: 'Mobile' });
    const path = `/api/v1/constituents/${larry.id}/phone_numbers`;
    const { body: listed } = await client.get(path).expect(200);
    expectSame(listed, {
      api_version: '1.0',
      items_count: 1,
      total_items: 1,
      limit: 25,
      offset: 0,
      item_type: 'phone_number',
      items: [
        {
          id: expect.any(Number),
          item_id: larry.id,
          item_type: 'Constituent',
          number: '(888) 555-0044',
          phone_number_type_id: 3,
          phone_type_name: 'Mobile',
          is_preferred: true,
          not_current: false,
          parent_id: null,
          normalized_number: '8885550044',
          created_at: TIME,
          updated_at: TIME,
        },
      ],
    });

    const { body: created } = await client.post(path, { number: '222-555-1212' }).expect(200);
    const documented = {
      api_version: '1.0',
      id: created.id,
      item_id: larry.id,
      item_type: 'Constituent',
      number: '222-555-1212',
      phone_number_type_id: 1,
      phone_type_name: 'Home',
      is_preferred: false,
      not_current: false,
      parent_id: null,
      normalized_number: '2225551212',
      created_at: TIME,
      updated_at: TIME,
    };
    expectSame(created, documented);

    const item = `/api/v1/phone_numbers/${created.id}`;
    expectSame((await client.get(item).expect(200)).body, documented);
    const { body: updated } = await client.patch(item, { phone_number_type_id: 2 }).expect(200);
    expectSame(updated, { ...documented, phone_number_type_id: 2, phone_type_name: 'Work' });
    expectSame((await client.delete(item).expect(200)).body, { api_version: '1.0', result: 'success' });
  });
});
