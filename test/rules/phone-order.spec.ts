import { describe, expect, it } from '@jest/globals';

import { idsOf } from '../support/answers.js';
import { constituentWith } from '../support/constituents.js';
import { useServer } from '../support/server.js';

describe('The phone numbers of a constituent', () => {
  const server = useServer();

  it('come with the preferred one first, then by type, then in the order in which they were made', async () => {
    const client = server.client();
    const joe = await constituentWith(
      client,
      { number: 'fax', phone_type_name: 'Fax' },
      { number: 'second home', phone_type_name: 'Home' },
      { number: 'mobile', phone_type_name: 'Mobile' },
      { number: 'preferred pager', phone_type_name: 'Pager', is_preferred: true },
      { number: 'third home', phone_type_name: 'Home' },
    );
    const order = ['preferred pager', 'second home', 'third home', 'mobile', 'fax'];
    expect(joe.phone_numbers.map(({ number }) => number)).toEqual(order);

    const { body: list } = await client.get(`/api/v1/constituents/${joe.id}/phone_numbers`).expect(200);
    expect(idsOf(list)).toEqual(joe.phone_numbers.map(({ id }) => id));
  });

  it('may be the same number twice', async () => {
    const client = server.client();
    const { phone_numbers } = await constituentWith(client, { number: '1' }, { number: '1' });
    expect(new Set(phone_numbers.map(({ id }) => id)).size).toBe(2);
  });
});
