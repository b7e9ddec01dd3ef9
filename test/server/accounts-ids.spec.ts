import { describe, expect, it, jest } from '@jest/globals';

import { type Client, useServer } from '../support/server.js';

jest.setTimeout(30_000);

const CONSTITUENTS = '/api/v1/constituents';
const PATIENTS = '/api/v2/patients';
const PATIENT = { first_name: 'Ada', last_name: 'Marsh', date_of_birth: '1980-01-15', gender: 'F' };

/** Everything that an answer calls an id, with where it is. */
function idsIn(value: unknown, at = ''): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return /(^|_)id$/.test(at.split('.').at(-1)!) ? [[at, value]] : [];
  return Object.entries(value).flatMap(([key, inner]) => idsIn(inner, `${at}.${key}`));
}

describe('The ids of an account', () => {
  const server = useServer();

  async function work(client: Client): Promise<[string, unknown][]> {
    const joe = { first_name: 'Joe', phone_numbers: [{ number: '1' }, { number: '2' }] };
    const answers = [
      await client.post(CONSTITUENTS, joe).expect(200),
      await client.post(CONSTITUENTS, { ...joe, marital_status_name: 'Married' }).expect(200),
      await client.delete('/api/v1/phone_numbers/4').expect(200),
      await client.post(`${CONSTITUENTS}/1/phone_numbers`, { number: '3' }).expect(200),
      await client
        .post(PATIENTS, { ...PATIENT, phone_numbers: [{ number: '5551234567', phone_type: 'cell' }] })
        .expect(201),
      await client.get('/api/v2/phone-numbers').expect(200),
      await client.get('/api/v2/phone-numbers/phn_1/history').expect(200),
      await client.get('/api/v1/types').expect(200),
    ];
    return answers.flatMap(({ body }) => idsIn(body));
  }

  it('are the same for the same calls, whatever happens in other accounts', async () => {
    const [first, second, third] = [server.client(), server.client(), server.client()];
    const alone = await work(first);
    const together = await Promise.all([work(second), work(third)]);
    expect(alone.length).toBeGreaterThan(20);
    expect(together).toEqual([alone, alone]);
  });

  it('are each given once, however many ask together', async () => {
    const client = server.client();
    const count = 40;
    const wanted = Array.from({ length: count }, (_, n) => n + 1);
    const creates = wanted.map((n) =>
      client.post(CONSTITUENTS, { first_name: `${n}`, phone_numbers: [{ number: '1' }] }),
    );
    const made = await Promise.all(creates);
    const sorted = (ids: number[]) => ids.toSorted((one, other) => one - other);
    expect(sorted(made.map(({ body }) => body.id))).toEqual(wanted);
    expect(sorted(made.map(({ body }) => body.phone_numbers[0].id))).toEqual(wanted);
  });

  it('are never given again, not even the last', async () => {
    const client = server.client();
    for (const id of [1, 2, 3]) {
      const { body } = await client.post(CONSTITUENTS, { first_name: 'Joe' }).expect(200);
      expect(body.id).toBe(id);
      await client.delete(`${CONSTITUENTS}/${id}`).expect(200);
    }
  });
});
