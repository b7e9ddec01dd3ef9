import { describe, expect, it } from '@jest/globals';

import { FACES } from '../support/faces.js';
import { useServer } from '../support/server.js';

const PATHS: Readonly<Record<string, string>> = { '/api/v1': '/api/v1/constituents', '/api/v2': '/api/v2/patients' };
const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';
/**
 * What a body may cost: of the processor, not of the clock. The client and the garbage of this process are counted in.
 * Without the walls it is seconds.
 */
const LIMIT_MS = 250;
const TRIES = 5;
const SIZE = 1024 * 1024;

/** As many of these, with commas between, as fit into a body. */
function filled(before: string, entry: (index: number) => string, after: string, separator = ','): string {
  const entries: string[] = [];
  let length = before.length + after.length;
  for (let index = 0; ; index += 1) {
    const next = entry(index);
    length += Buffer.byteLength(next) + separator.length;
    if (length > SIZE) return before + entries.join(separator) + after;
    entries.push(next);
  }
}

const WRONG = { number: [], phone_type: {}, phone_type_name: true, primary: 'x', verified: 1, x: [[1]] };

const BODIES: [string, string, string][] = [
  ['one key of open brackets', FORM_TYPE, `a${'['.repeat(SIZE - 4)}=1`],
  ['one key of closed brackets', FORM_TYPE, `a${'[]'.repeat(SIZE / 2 - 2)}=1`],
  ['one pair, over and over', FORM_TYPE, filled('', () => 'a=1', '', '&')],
  ['empty pairs', FORM_TYPE, '&'.repeat(SIZE)],
  ['lists of records', FORM_TYPE, filled('', () => 'phone_numbers[][number]=1', '', '&')],
  ['lists of records with ever more fields', FORM_TYPE, filled('', (index) => `phone_numbers[][f${index}]=1`, '', '&')],
  ['many keys', FORM_TYPE, filled('', (index) => `k${index}=1`, '', '&')],
  ['percent signs', FORM_TYPE, `a=${'%41'.repeat(SIZE / 3 - 1)}`],
  ['many keys', JSON_TYPE, filled('{', (index) => `"k${index}":0`, '}')],
  ['60,000 keys', JSON_TYPE, `{${Array.from({ length: 60_000 }, (_, index) => `"k${index}":0`)}}`],
  [
    'objects of many keys',
    JSON_TYPE,
    filled('{"x":[', () => `{${Array.from({ length: 400 }, (_, i) => `"k${i}":0`)}}`, ']}'),
  ],
  ['a long list', JSON_TYPE, filled('{"x":[', () => '0', ']}')],
  ['a long list of empty lists', JSON_TYPE, filled('{"phone_numbers":[', () => '[]', ']}')],
  ['a long list of records', JSON_TYPE, filled('{"phone_numbers":[', () => '{}', ']}')],
  ['a giant text', JSON_TYPE, `{"last_name":"${'x'.repeat(SIZE - 16)}"}`],
  ['a giant key', JSON_TYPE, `{"${'x'.repeat(SIZE - 16)}":1}`],
  ['the same key, over and over', JSON_TYPE, filled('{', () => '"last_name":1', '}')],
  ['deep nesting', JSON_TYPE, `${'{"x":'.repeat(SIZE / 6 - 1)}1${'}'.repeat(SIZE / 6 - 1)}`],
  [
    'three hundred records, each wrong',
    JSON_TYPE,
    JSON.stringify({ phone_numbers: Array.from({ length: 300 }, () => WRONG) }),
  ],
  ['lists that are never closed', JSON_TYPE, '['.repeat(SIZE)],
];

describe.each(FACES)('A body of a megabyte, sent to $name', ({ prefixes: [prefix], keyHeaders }) => {
  const server = useServer();

  it.each(BODIES)('is answered at once, and holds nobody up: %s (%s)', async (_, type, body) => {
    expect(body.length).toBeLessThanOrEqual(SIZE);
    const call = async (path: string, options?: RequestInit) => (await fetch(server.url + path, options)).status;
    const headers = { ...keyHeaders('walls'), 'Content-Type': type };
    // What only the first request costs, such as the account of its key, is not the body's.
    await call(PATHS[prefix], { headers });
    let cost = Infinity;
    // Tried again because the first time also compiles what reads it, and whatever else runs here slows the processor.
    for (let tries = 0; tries < TRIES && cost >= LIMIT_MS; tries += 1) {
      const before = process.cpuUsage();
      const posted = call(PATHS[prefix], { method: 'POST', headers, body });
      const [answer, life] = await Promise.all([posted, call('/livez')]);
      const { user, system } = process.cpuUsage(before);
      cost = (user + system) / 1000;
      expect([400, 422]).toContain(answer);
      expect(life).toBe(200);
    }
    expect(cost).toBeLessThan(LIMIT_MS);
  });
});

describe.each(FACES)('A body sent to $name', ({ prefixes: [prefix], expectWrong, expectNoKey }) => {
  const server = useServer();
  const path = PATHS[prefix];
  const post = (json: string) => server.client().post(path).type(JSON_TYPE).send(json);

  it.each(['constructor', '__proto__', 'prototype'])('is refused for a key called %s, wherever it is', async (key) => {
    for (const json of [`{"${key}":1}`, `{"first_name":[{"${key}":1}]}`, `{"x":{"y":{"${key}":{}}}}`]) {
      expectWrong(await post(json), 'unreadable body', key);
    }
  });

  it('is refused for an object with too many keys, too long a key, or too many values', async () => {
    const many = Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`k${index}`, 1]));
    expectWrong(await post(JSON.stringify(many)), 'unreadable body', '500 keys');
    expectWrong(await post(JSON.stringify({ ['k'.repeat(201)]: 1 })), 'unreadable body', '200 characters');
    expectWrong(await post(JSON.stringify({ x: Array(401).fill(0) })), 'unreadable body', '400 entries');
    const lists = { x: Array(200).fill(0), y: { z: Array(201).fill(0) } };
    expectWrong(await post(JSON.stringify(lists)), 'unreadable body', '400 entries');
    const objects = Object.fromEntries(
      Array.from({ length: 50 }, (_, index) => [`o${index}`, { ...many, k500: undefined }]),
    );
    expectWrong(await post(JSON.stringify(objects)), 'unreadable body', '20000 values');
  });

  it('is not quoted when it is no JSON', async () => {
    const answer = await post('{"first_name": Zanzibar}');
    expectWrong(answer, 'unreadable body', 'not JSON');
    expect(answer.text).not.toContain('anzibar');
  });

  it('is not even read without a key', async () => {
    for (const [type, body] of [
      [JSON_TYPE, '{"breaks off'],
      ['text/plain', 'x'],
      [JSON_TYPE, `"${'x'.repeat(SIZE)}"`],
    ]) {
      const response = await fetch(server.url + path, { method: 'POST', headers: { 'Content-Type': type }, body });
      const text = await response.text();
      const answer = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {};
      expectNoKey({ status: response.status, text, body: answer });
    }
  });

  it('is not read either where there is no route', async () => {
    const nowhere = `${prefix}/nothing`;
    expect((await server.client().post(nowhere).type(JSON_TYPE).send('{"breaks off')).status).toBe(404);
  });
});

describe('Very many wrong fields', () => {
  const server = useServer();

  it('are named up to a hundred by DRX, and the others counted', async () => {
    const fields = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`unknown_${index}`, 1]));
    const { body } = await server.client().post('/api/v2/patients', fields).expect(422);
    expect(body.error.details).toHaveLength(100);
    expect(body.error.message).toMatch(/and \d+ more are wrong$/);
  });
});
