// Values, texts and bodies that have broken servers.
import { gzipSync } from 'node:zlib';

import * as fc from 'fast-check';

const raws = [];

/** A value that JavaScript cannot hold or `JSON.stringify` not write, by its JSON. */
const raw = (json) => `⟦raw ${raws.push(json) - 1}⟧`;

/** The JSON of a value, in which everything `raw` is as it was given. */
export function jsonOf(value) {
  return JSON.stringify(value).replace(/"⟦raw (\d+)⟧"/g, (_, index) => raws[index]);
}

const lists = (levels) => raw('['.repeat(levels) + ']'.repeat(levels));
const objectOf = (count) =>
  raw(JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, n) => [`k${n}`, 0]))));

/** Keys that every object has already, or that mean something to JavaScript. */
const POISON = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'toJSON', 'then', 'length', ''];

export const TEXTS = [
  '',
  ' ',
  '0',
  '-1',
  '1e999',
  'NaN',
  'null',
  'undefined',
  'true',
  '\0',
  'a\0b',
  '\ud800',
  '\udfff\ud800',
  '\u202eabc\ufeff',
  'e\u0301'.repeat(500),
  '👩‍👩‍👧‍👦'.repeat(50),
  'İıßﬁ',
  '%',
  '%00',
  '_\\%',
  "' OR 1=1 --",
  "'; DROP TABLE accounts; --",
  '1 UNION SELECT key_hash FROM api_keys',
  '$1',
  '{{7*7}}${7*7}',
  '../../../../etc/passwd',
  'file:///etc/passwd',
  'http://169.254.169.254/',
  'x\r\nSet-Cookie: a=b',
  '<script>alert(1)</script>',
  '(a+)+$',
  '2025-02-30',
  '99999-01-01',
  '0000-00-00T25:61:61Z',
  ...POISON,
  'a'.repeat(256),
  'a'.repeat(70_000),
  '9'.repeat(400),
  '['.repeat(5000),
];

const HUGE_TEXTS = [
  'a'.repeat(1_000_000),
  '\0'.repeat(150_000),
  '💥'.repeat(240_000),
  '1'.repeat(1_000_000),
  ' '.repeat(1_000_000),
];
const NUMBERS = [
  0,
  -1,
  1.5,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53,
  2 ** 63,
  1e308,
  5e-324,
  raw('1e400'),
  raw('-0'),
  raw('9'.repeat(400)),
];
const THINGS = [
  null,
  true,
  false,
  [],
  {},
  [[]],
  [null],
  [{}],
  [1, 'a', null, {}],
  { '': '' },
  { length: -1 },
  { id: 1 },
];
const POISONED = POISON.flatMap((key) => [
  { [key]: 1 },
  Object.fromEntries([[key, { polluted: true }]]),
  [{ [key]: [1] }],
]);
const HEAVY = [
  objectOf(1500),
  objectOf(60_000),
  [objectOf(20_000)],
  lists(200),
  lists(100_000),
  raw(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`),
  Array.from({ length: 350 }, () => ({})),
  Array.from({ length: 30_000 }, (_, n) => n),
];

export const texts = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 100 }) },
);

export const poisonKeys = fc.constantFrom(...POISON);

/** Any JSON value, but seldom one that a field would allow. */
export const values = fc.oneof(
  { weight: 5, arbitrary: texts },
  { weight: 3, arbitrary: fc.constantFrom(...NUMBERS) },
  { weight: 4, arbitrary: fc.constantFrom(...THINGS) },
  { weight: 2, arbitrary: fc.constantFrom(...POISONED) },
  { weight: 1, arbitrary: fc.constantFrom(...HEAVY, ...HUGE_TEXTS) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
);

/** What can happen to the text of a body on its way. */
export const damages = fc.constantFrom(
  () => '',
  () => ' '.repeat(1_000_000),
  () => '{"a":1'.repeat(100_000),
  () => `{${'"a":1,'.repeat(100_000)}"a":1}`,
  () => gzipSync(Buffer.alloc(30_000_000)),
  (json) => json.slice(0, json.length / 2),
  (json) => json + json,
  (json) => `\ufeff${json}`,
  (json) => json.replace(/}$/, ',}'),
  (json) => json.replaceAll('"', "'"),
  (json) => `/**/${json}`,
  (json) => Buffer.from(json, 'utf16le'),
  (json) => Buffer.concat([Buffer.from(json.slice(0, -1)), Buffer.from([0xff, 0xc0, 0x80, 0xed, 0xa0, 0x80, 0x7d])]),
  (json) => gzipSync(json),
);

/** Forms that no client means: brackets without end, one key used in two ways, too much of everything. */
export const forms = fc.constantFrom(
  'a[',
  'a]=1&[=2&[]=3&=4&&',
  'a=1&a[]=2&a[b]=3',
  'a[b]=1&a=2',
  '__proto__[polluted]=1&a[__proto__][x]=1&constructor[prototype][x]=1',
  'phone_numbers[][number]=1&phone_numbers[0][number]=2&phone_numbers=3',
  '%',
  'a=%ff%00&%00=b&first_name=%ED%A0%80',
  `a${'[b]'.repeat(5000)}=1`,
  `a${'['.repeat(80_000)}=1`,
  `a${'['.repeat(900_000)}=1`,
  `${'[]'.repeat(450_000)}=1`,
  `${'a'.repeat(900_000)}=1`,
  'a[]=1&'.repeat(150_000),
  'a[][b]=1&'.repeat(100_000),
  Array.from({ length: 60_000 }, (_, n) => `k${n}=0`).join('&'),
  Array.from({ length: 60_000 }, (_, n) => `a[k${n}]=0`).join('&'),
);

/** Queries that no client means. */
export const queries = fc.constantFrom(
  'limit=-1',
  'limit=1e9&offset=1e9',
  'limit[]=1&offset[$gt]=0',
  'limit=1&limit=2&limit=x',
  'limit=%00',
  `limit=${'9'.repeat(400)}`,
  'offset=9007199254740993',
  'q=%',
  'q=%E0%A4%A',
  'q=%00',
  `q=${'%25'.repeat(2000)}`,
  'q=%27%20OR%201%3D1%20--',
  'q=,&q[a]=b',
  '__proto__[x]=1&constructor=1',
  'access_token[]=a&access_token=b',
  '&&&===',
  `${'a=1&'.repeat(1500)}`,
);

/** What may stand in a path where an id is wanted. */
export const pathParts = fc.constantFrom(
  '0',
  '-1',
  '1.5',
  '1e3',
  '0x1',
  '01',
  '2147483648',
  '9999999999999999999',
  'null',
  'NaN',
  '%00',
  '1%00',
  '%ff',
  '%',
  '%2e%2e',
  '..',
  '..%2f..%2f..%2fetc%2fpasswd',
  '%5c..%5c',
  '1%20OR%201=1',
  "1'--",
  '1;drop',
  '*',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '%F0%9F%90%9B',
  '%ED%A0%80',
  'phn_1%00',
  'pat_99999999999999999999',
  'search',
  '1,2,3',
  '9'.repeat(4000),
);
