import { beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';

import { readNorthAmerican } from '../../src/telephone/north-american.js';
import { numberOf, patient, PHONE_NUMBERS, phoneNumber } from '../support/drx.js';
import { expectInvalid } from '../support/drx-answers.js';
import { type Client, useServer } from '../support/server.js';

const AREA = fc
  .tuple(
    fc.integer({ min: 2, max: 9 }),
    fc.integer({ min: 0, max: 99 }).filter((rest) => rest !== 11),
  )
  .map(([first, rest]) => `${first}${String(rest).padStart(2, '0')}`);
const NUMBER = fc
  .tuple(AREA, fc.integer({ min: 0, max: 9_999_999 }))
  .map(([area, rest]) => `${area}${String(rest).padStart(7, '0')}`);
/** What people put before, between and behind the digits. */
const FORMATTING = fc.string({
  unit: fc.constantFrom(' ', '.', '-', '(', ')', '/', '\u00a0', '\u2011', '\t'),
  maxLength: 3,
});

describe('A number of the North American plan', () => {
  it('is the same ten digits however it is formatted', () => {
    const gaps = fc.array(FORMATTING, { minLength: 11, maxLength: 11 });
    fc.assert(
      fc.property(NUMBER, gaps, fc.constantFrom('', '+1'), (digits, [before, ...behind], country) => {
        const formatted = `${before}${country}${[...digits].map((digit, n) => digit + behind[n]).join('')}`;
        expect(readNorthAmerican(formatted)).toEqual({ digits });
      }),
    );
  });

  it('is ten digits or a reason, whatever the text', () => {
    const telephonic = fc.string({ unit: fc.constantFrom(...'0123456789+()-. x'), maxLength: 16 });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), telephonic), (text) => {
        const read = readNorthAmerican(text);
        if ('digits' in read) expect(read.digits).toMatch(/^[2-9](?!11)\d{9}$/);
        else expect(read.wrong).toMatch(/^must /);
      }),
      { numRuns: 1000 },
    );
  });

  it('has an area code from 200 to 999 that does not end in 11', () => {
    const right = Array.from({ length: 1000 }, (_, n) => String(n).padStart(3, '0')).filter(
      (area) => 'digits' in readNorthAmerican(`${area}5551234`),
    );
    const wanted = Array.from({ length: 800 }, (_, n) => String(n + 200)).filter((area) => !area.endsWith('11'));
    expect(right).toEqual(wanted);
  });
});

describe('The number of a phone number', () => {
  const server = useServer();
  let client: Client;
  let owner: string;

  beforeAll(async () => {
    client = server.client();
    owner = await patient(client);
  });

  it.each([
    ['5551234567', '5551234567'],
    ['(512) 555-0101', '5125550101'],
    ['512.555.0102', '5125550102'],
    ['512-555-0103', '5125550103'],
    ['+15125550104', '5125550104'],
    ['+1 (512) 555-0105', '5125550105'],
    ['  512 555 0106  ', '5125550106'],
    ['512/555–0107', '5125550107'],
    ['5852984455', '5852984455'],
  ])('is kept as ten digits: %s', async (number, kept) => {
    const added = await phoneNumber(client, owner, { number });
    expect(added.number).toBe(kept);
    const { body } = await client.get(`${PHONE_NUMBERS}/${added.id}`).expect(200);
    expect(body.number).toBe(kept);
  });

  it.each([
    '',
    ' ',
    '123',
    '555123456',
    '55512345678',
    '15551234567',
    '+445551234567',
    '++15551234567',
    '1115551234',
    '0125551234',
    '1235551234',
    '9115551234',
    '4115551234',
    'abcdefghij',
    '555-CALL-NOW',
    '5551234567 x12',
    '५५५१२३४५६७',
    null,
    5_551_234_567,
    true,
    ['5551234567'],
    { digits: '5551234567' },
  ])('is refused, whether it is added or changed: %j', async (number) => {
    expectInvalid(await client.post(PHONE_NUMBERS, numberOf(owner, { number })), 'number');
    const { id, number: kept } = await phoneNumber(client, owner);
    expectInvalid(await client.patch(`${PHONE_NUMBERS}/${id}`, { number }), 'number');
    expect((await client.get(`${PHONE_NUMBERS}/${id}`).expect(200)).body.number).toBe(kept);
  });

  it('is required', async () => {
    expectInvalid(await client.post(PHONE_NUMBERS, numberOf(owner, { number: undefined })), 'number');
  });
});
