import { describe, expect, it } from '@jest/globals';

import { useServer } from '../support/server.js';

describe('The preferred phone number of a constituent', () => {
  const server = useServer();

  it('is the first one by itself, and after it the last one that was set', async () => {
    const client = server.client();
    const { body: joe } = await client.post('/api/v1/constituents', { first_name: 'Joe' }).expect(200);
    const numbers = `/api/v1/constituents/${joe.id}/phone_numbers`;

    const { body: first } = await client.post(numbers, { number: '222-555-1212' }).expect(200);
    const { body: second } = await client.post(numbers, { number: '222-555-1213' }).expect(200);
    expect([first.is_preferred, second.is_preferred]).toEqual([true, false]);

    await client.patch(`/api/v1/phone_numbers/${second.id}`, { is_preferred: true }).expect(200);
    const { body: list } = await client.get(numbers).expect(200);
    expect(list.items.map((item: { id: number }) => item.id)).toEqual([second.id, first.id]);
    expect(list.items.map((item: { is_preferred: boolean }) => item.is_preferred)).toEqual([true, false]);
  });
});
