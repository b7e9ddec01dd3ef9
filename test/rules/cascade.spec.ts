import { describe, expect, it } from '@jest/globals';

import { expectNotFound } from '../support/answers.js';
import { constituentWith, later, phoneNumbersOf } from '../support/constituents.js';
import { useServer } from '../support/server.js';

describe('A constituent that is deleted', () => {
  const server = useServer();

  it('takes its phone numbers with it, and nobody else’s', async () => {
    const client = server.client();
    const [joe, ann] = [
      await constituentWith(client, { number: '1' }, { number: '2' }),
      await constituentWith(client, {}),
    ];
    await client.delete(`/api/v1/constituents/${joe.id}`).expect(200);

    for (const { id } of joe.phone_numbers) expectNotFound(await client.get(`/api/v1/phone_numbers/${id}`), id);
    expectNotFound(await client.get(`/api/v1/constituents/${joe.id}/phone_numbers`), joe.id);
    await client.post(`/api/v1/constituents/${joe.id}/phone_numbers`, {}).expect(403);
    expect(await phoneNumbersOf(client, ann)).toHaveLength(1);
  });

  it('outlives its phone numbers', async () => {
    const client = server.client();
    const joe = await constituentWith(client, { number: '1' });
    await client.delete(`/api/v1/phone_numbers/${joe.phone_numbers[0].id}`).expect(200);
    expect((await client.get(`/api/v1/constituents/${joe.id}`).expect(200)).body).toEqual({
      ...later(joe),
      phone_numbers: [],
    });
  });
});
