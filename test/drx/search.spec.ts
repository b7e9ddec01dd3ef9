import { beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';

import { listed, patient, PHONE_NUMBERS, phoneNumber } from '../support/drx.js';
import { expectBadParameter } from '../support/drx-answers.js';
import { type Client, useServer } from '../support/server.js';

describe('A search for phone numbers', () => {
  const server = useServer();
  const NUMBERS = ['5852984455', '5125550123', '5125550199', '9995551234'];
  let client: Client;

  beforeAll(async () => {
    client = server.client();
    const owner = await patient(client);
    for (const number of NUMBERS) await phoneNumber(client, owner, { number });
  });

  const found = async (q: string) =>
    (await listed(client, `${PHONE_NUMBERS}?q=${encodeURIComponent(q)}`)).map(({ number }) => number);

  it.each([
    ['5852984455', ['5852984455']],
    ['(585) 298-4455', ['5852984455']],
    ['+1 585 298 4455', ['5852984455']],
    ['4455', ['5852984455']],
    ['29-84', ['5852984455']],
    ['512-555', ['5125550123', '5125550199']],
    ['555', ['5125550123', '5125550199', '9995551234']],
    ['01', ['5125550123', '5125550199']],
    ['3', ['5125550123', '9995551234']],
    ['  5550  ', ['5125550123', '5125550199']],
    ['000', []],
    ['00', []],
    ['58529844550', []],
    ['5'.repeat(500), []],
  ])('finds a run of digits anywhere in them, formatting aside: %s', async (q, numbers) => {
    expect(await found(q)).toEqual(numbers);
  });

  it('finds all of them for nothing', async () => {
    for (const q of ['', ' ']) expect(await found(q)).toEqual(NUMBERS);
  });

  it.each(['abc', '512x', '-', '()', '+1', '%', '_', '5%5', '"512"', '512*', '512 OR 585', "'", '５１２', '\0'])(
    'is refused without digits, or with more than digits: %j',
    async (q) => {
      expectBadParameter(await client.get(`${PHONE_NUMBERS}?q=${encodeURIComponent(q)}`), 'q');
    },
  );

  it('is refused when it is asked twice', async () => {
    expectBadParameter(await client.get(`${PHONE_NUMBERS}?q=1&q=2`), 'q');
  });

  it('counts and pages what it finds, and not what it does not', async () => {
    const { body } = await client.get(`${PHONE_NUMBERS}?q=555&limit=2&offset=2`).expect(200);
    expect(body.data.map(({ number }: { number: string }) => number)).toEqual(['9995551234']);
    expect(body.pagination).toEqual({
      total_items: 3,
      total_pages: 2,
      current_page: 2,
      per_page: 2,
      next_page: null,
      prev_page: 1,
    });
  });

  it('takes an offset between two pages as one in the page in which it falls', async () => {
    const { body } = await client.get(`${PHONE_NUMBERS}?limit=2&offset=1`).expect(200);
    expect(body.data.map(({ number }: { number: string }) => number)).toEqual(NUMBERS.slice(1, 3));
    expect(body.pagination).toMatchObject({ current_page: 1, next_page: 2, prev_page: null, total_pages: 2 });
  });

  it('follows a number that changes', async () => {
    const own = server.client();
    const { id } = await phoneNumber(own, await patient(own), { number: '2025550100' });
    await own.patch(`${PHONE_NUMBERS}/${id}`, { number: '3035550111' }).expect(200);
    expect(await listed(own, `${PHONE_NUMBERS}?q=2025550`)).toEqual([]);
    expect(await listed(own, `${PHONE_NUMBERS}?q=3035550`)).toMatchObject([{ id }]);
  });

  it('stays in the account, short runs of digits too', async () => {
    const stranger = server.client();
    for (const q of ['5852984455', '555', '55', '5', '']) {
      const { body } = await stranger.get(`${PHONE_NUMBERS}?q=${q}`).expect(200);
      expect(body).toMatchObject({ data: [], pagination: { total_items: 0, total_pages: 0 } });
    }
  });

  it('finds what a plain look at every number finds', async () => {
    const own = server.client();
    // Few different digits, so that runs of them are found in many places.
    const digits = fc.string({ unit: fc.constantFrom('2', '3', '4'), minLength: 10, maxLength: 10 });
    const [numbers] = fc.sample(fc.uniqueArray(digits, { minLength: 60, maxLength: 60 }), { numRuns: 1, seed: 7 });
    const phone_numbers = numbers.map((number) => ({ number, phone_type: 'cell' }));
    await patient(own, { phone_numbers });
    const run = fc.string({ unit: fc.constantFrom('2', '3', '4'), minLength: 1, maxLength: 10 });
    const part = fc
      .tuple(fc.constantFrom(...numbers), fc.nat(9), fc.integer({ min: 1, max: 10 }))
      .map(([number, from, length]) => number.slice(from, from + length));
    await fc.assert(
      fc.asyncProperty(fc.oneof(run, part), async (q) => {
        const answer = (await listed(own, `${PHONE_NUMBERS}?q=${q}`)).map(({ number }) => number);
        expect(answer).toEqual(numbers.filter((number) => number.includes(q)));
      }),
      { numRuns: 60 },
    );
  });
});
