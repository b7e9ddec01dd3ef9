import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';

import { useServer } from '../support/server.js';

const CONSTITUENTS = '/api/v1/constituents';
/** What JSON escapes, what looks like JSON, and what takes more than one byte. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  fc.constantFrom(
    '{',
    '}',
    '"}',
    '{"a":[1]}',
    '\\',
    '\\u0041',
    '/',
    '\u001f\b\f\n\r\t',
    '\u007f',
    '\u2028',
    "''",
    '?',
    '$1',
  ),
);
const amount = fc.integer({ min: 1, max: 99_999_999 }).map((cents) => cents / 100);

/** The database makes the text of an answer. */
describe('What is answered is JSON as JavaScript writes it', () => {
  const server = useServer();
  const client = () => server.client('json');

  /** The answer to GET, read, once its text was looked at. */
  async function answerOf(path: string) {
    const { text: sent, body } = await client().get(path).expect(200);
    expect(sent).toBe(JSON.stringify(JSON.parse(sent)));
    return body;
  }

  it('whatever texts a record and those inside it have', async () => {
    const made = fc.asyncProperty(fc.array(text, { minLength: 3, maxLength: 3 }), async ([name, street, city]) => {
      const last_name = `x${name}`;
      const street_addresses = [{ street, city: `${city}.` }];
      const { body } = await client().post(CONSTITUENTS, { last_name, street_addresses }).expect(200);
      const shown = await answerOf(`${CONSTITUENTS}/${body.id}`);
      expect(shown).toMatchObject({ last_name: body.last_name, street_addresses: body.street_addresses });
      expect(body.last_name).toBe(last_name);
    });
    await fc.assert(made, { numRuns: 40 });
    const { items } = await answerOf(`${CONSTITUENTS}?limit=1000`);
    expect(items.length).toBeGreaterThan(30);
  });

  it('whatever amounts were given and are still owed', async () => {
    const { body: donor } = await client().post(CONSTITUENTS, { last_name: 'Doe' }).expect(200);
    const gifts = `${CONSTITUENTS}/${donor.id}/gifts`;
    const made = fc.asyncProperty(amount, amount, async (pledged, paid) => {
      const pledge = { gift_type_name: 'Pledge', received_amount: pledged, received_date: '2024-01-01' };
      const { body } = await client().post(gifts, pledge).expect(200);
      const payment = { gift_type_name: 'Gift', received_amount: paid, received_date: '2024-02-01' };
      await client()
        .post(gifts, { ...payment, parent_gift_id: body.id })
        .expect(200);
      const { items } = await answerOf(`${gifts}?limit=1000`);
      const owed = items.find(({ id }: { id: number }) => id === body.id).amount;
      expect(owed).toBe(paid > pledged ? 0 : Math.round(100 * pledged - 100 * paid) / 100);
    });
    await fc.assert(made, { numRuns: 15 });
  });
});
