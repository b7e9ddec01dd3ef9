import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';

import { digitsOf } from '../../src/telephone/digits.js';
import { constituentWith } from '../support/constituents.js';
import { useServer } from '../support/server.js';

/** The digits of a text, found the slow way. */
const digitsIn = (text: string) => [...text].filter((character) => '0123456789'.includes(character)).join('') || null;

// fast-check's own unit of all characters takes seconds to make.
const codePoint = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code));
const telephonic = fc.constantFrom(...'0123456789 -+()x٣');
const isStorable = (character: string) => character !== '\0' && character.isWellFormed();

describe('The normalized number', () => {
  const server = useServer();

  it.each([
    ['(888) 555-0044', '8885550044'],
    ['+1 212.555.0142 ext. 7', '121255501427'],
    ['1-800-FLOWERS', '1800'],
    ['0049 30 123456', '004930123456'],
    ['٠١٢ ３', null],
    ['ask Joe', null],
    ['', null],
  ])('of %j is %j', async (number, expected) => {
    const client = server.client();
    const { phone_numbers } = await constituentWith(client, { number });
    expect(phone_numbers).toMatchObject([{ number, normalized_number: expected }]);
  });

  it('is null where there is no number', async () => {
    const client = server.client();
    const { phone_numbers } = await constituentWith(client, {}, { number: null });
    expect(phone_numbers.map(({ number, normalized_number }) => [number, normalized_number])).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  it('follows the number, and cannot be set', async () => {
    const client = server.client();
    const { phone_numbers } = await constituentWith(client, { number: '1', normalized_number: '999' });
    const path = `/api/v1/phone_numbers/${phone_numbers[0].id}`;
    expect(phone_numbers[0].normalized_number).toBe('1');
    for (const [body, expected] of [
      [{ number: '(2)' }, '2'],
      [{ normalized_number: '999' }, '2'],
      [{ not_current: true }, '2'],
      [{ number: null }, null],
      [{ number: '3' }, '3'],
    ] as const) {
      expect((await client.patch(path, body).expect(200)).body.normalized_number).toBe(expected);
    }
  });

  it('is exactly the digits 0 to 9 of any text', () => {
    const anyText = fc.string({ unit: fc.oneof(telephonic, codePoint) });
    fc.assert(fc.property(anyText, (text) => expect(digitsOf(text)).toBe(digitsIn(text))));
  });

  it('is so for whatever can be stored', async () => {
    const client = server.client();
    const storable = fc.string({ unit: fc.oneof(telephonic, codePoint.filter(isStorable)), maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(fc.array(storable, { minLength: 1, maxLength: 20 }), async (texts) => {
        const { phone_numbers } = await constituentWith(client, ...texts.map((number) => ({ number })));
        const stored = phone_numbers.toSorted((a, b) => a.id - b.id);
        expect(stored.map(({ number, normalized_number }) => [number, normalized_number])).toEqual(
          texts.map((text) => [text, digitsIn(text)]),
        );
      }),
      { numRuns: 20 },
    );
  });
});
