import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import sql from 'sql-template-tag';

import { partsOf, readTerms } from '../../../src/lgl/search/language.js';
import { SearchError } from '../../../src/lgl/search/search-error.js';
import type { Scope } from '../../../src/lgl/search/term.js';
import { PEOPLE } from '../../support/search-terms.js';

/** A scope without a database: it knows the attribute `color`. */
const scope: Scope = {
  own: (table) => sql`own(${table})`,
  contains: (table, column, texts) => sql`contains(${table}, ${column}, ${texts})`,
  today: () => '2024-06-15',
  query: async <Row>({ values }: { values: unknown[] }) => (values.includes('color') ? [{ id: 1 } as Row] : []),
};
const read = (...values: string[]) => readTerms(values, 'people', PEOPLE, scope);
const refusal = (...values: string[]) =>
  read(...values).then(
    () => 'nothing',
    (error: unknown) => (error instanceof SearchError ? error.message : error),
  );

describe('The terms of a search', () => {
  const [a, b] = [
    { field: 'a', value: '1' },
    { field: 'b', value: '2' },
  ];

  it.each([
    ['nothing at all', [], []],
    ['an empty text', ['', ' ', ';', ' ; '], []],
    ['one', ['a=1'], [a]],
    ['several values', ['a=1', 'b=2'], [a, b]],
    ['several in one, with empty ones between', ['a=1; ;b=2;'], [a, b]],
    ['spaces around field and value', [' a = 1 ;\tb=2\n'], [a, b]],
    ['the first = of several', ['a=x=y'], [{ field: 'a', value: 'x=y' }]],
    ['an empty value', ['a='], [{ field: 'a', value: '' }]],
    ['no field', ['=1'], [{ field: '', value: '1' }]],
    ['no =', ['smith'], [{ field: 'smith' }]],
    ['the same twice, which is once', ['a=1;a=1', 'a=1'], [a]],
    ['the same field twice', ['a=1;a=2'], [a, { field: 'a', value: '2' }]],
    ['a value encoded twice', ['a=Mary%20Ann'], [{ field: 'a', value: 'Mary Ann' }]],
    ['one encoded three times, which is decoded once more only', ['a=%2541'], [{ field: 'a', value: '%41' }]],
    ['a whole term encoded twice', ['a%3D1%3Bb%3D2'], [a, b]],
    [
      'a lone %',
      ['a=50%', 'b=%zz'],
      [
        { field: 'a', value: '50%' },
        { field: 'b', value: '%zz' },
      ],
    ],
    ['a lone % beside an encoded letter', ['a=50% %41'], [{ field: 'a', value: '50% A' }]],
    ['bytes that are no letter', ['a=%E4'], [{ field: 'a', value: '%E4' }]],
  ])('are read from %s', (_, values, parts) => {
    expect(partsOf(values)).toEqual(parts);
  });

  it('ask for nothing when there are none', async () => {
    for (const values of [[], [''], [' ; ;']]) expect(await read(...values)).toBeUndefined();
  });
});

describe('A search is refused', () => {
  it.each(['badterm', 'email', 'constructor', '__proto__', 'Name'])(
    'for a field that nobody knows: %s',
    async (field) => {
      expect(await refusal(`${field}=1`)).toBe(`Unknown query parameter: ${field}`);
      expect(await refusal('name=x', `${field}=1`)).toBe(`Unknown query parameter: ${field}`);
      expect(await refusal(`amount=100;${field}=1`)).toBe(`Unknown query parameter: ${field}`);
    },
  );

  it('for a term without =', async () => {
    expect(await refusal('smith')).toBe('Unknown query parameter: smith');
    expect(await refusal('name')).toBe('Unknown query parameter: name');
  });

  it.each(Object.keys(PEOPLE))('for an empty value of %s', async (field) => {
    expect(await refusal(`${field}=`)).toBe(`Unable to parse value for ${field}: `);
  });

  it.each([
    ...[
      '100',
      'gte',
      'gte|',
      'gte|ten',
      'btw|1',
      'btw|1|',
      'about|5',
      'gte|1|2',
      'btw|1|2|3',
      '|5',
      'gte|1e5',
      'gte|1,000',
    ].map((value) => ['amount', value]),
    ...[
      'soon',
      '2020-02-30',
      '2020-1-1',
      '01/02/2020',
      '2020-01-01T25:00:00Z',
      '2020-01-01T10:00:00',
      '2020-01-01 10:00:00Z',
    ].flatMap((value) => ['updated_from', 'updated_to', 'joined_from', 'joined_to'].map((field) => [field, value])),
    ['updated_from', '2020-01-01T10:00:00+2:00'],
    ['updated_from', '9999-12-31T23:59:59.5Z'],
    ['updated_to', '9999-12-31T23:59:59-02:00'],
    ['updated_from', '0001-01-01T00:00:00+02:00'],
    ...['2', 'org', 'true', '1,0'].flatMap((value) => [
      ['constituent_type', value],
      ['membership_status', value],
    ]),
    ...['1', 'in', 'in|', 'xx|1', '|1', 'between|1'].flatMap((value) => [
      ['funds', value],
      ['fund_types', value],
    ]),
    ['fund_types', 'bl'],
    ...['1|', '1|200', '1|soon', '1|2001 to', '1|2001-13-01', '|2001', '1|2001 to 2002 to 2003'].map((value) => [
      'class',
      value,
    ]),
    ...[
      'color',
      'color|bl',
      'color|bl|',
      'color|ft',
      'color|ft|',
      'color|zz|x',
      'Color|ft|x',
      'nonsense|ft|x',
      '|ft|x',
    ].map((value) => ['custom_attr', value]),
    ...['color', 'color|soon', 'nonsense|2020-01-01'].map((value) => ['custom_attr_from', value]),
    ...['color|gte', 'color|zz|5', 'color|btw|5', 'color|gte|many'].map((value) => ['custom_attr_int', value]),
    ['name', 'a\0b'],
    ['name', '\ud800'],
    ['name', Array.from({ length: 51 }, (_, index) => `word${index}`).join(' ')],
  ])('for a value that cannot be read: %s=%j', async (field, value) => {
    expect(await refusal(`${field}=${value}`)).toBe(`Unable to parse value for ${field}: ${value}`);
  });

  it.each([
    'keyword=Newsletter',
    'keyword=,',
    'membership_level=x',
    'funds=in|abc',
    'class=x|2001',
    'keyword=99999999999',
  ])('but not for an id that is none: %s', async (term) => {
    expect((await read(term))?.sql).toContain('FALSE');
  });

  it('when it has more terms than anybody needs', async () => {
    const terms = Array.from({ length: 101 }, (_, index) => `keyword=${index}`);
    expect(await refusal(...terms)).toBe('A search can have at most 100 terms, not 101');
    expect(await read(...terms.slice(1))).toBeDefined();
  });
});

describe('Whatever stands in q', () => {
  const fields = fc.constantFrom(...Object.keys(PEOPLE));
  const pieces = fc.constantFrom(
    '=',
    ';',
    '|',
    ',',
    '%',
    '%41',
    '%ff',
    ' to ',
    'in',
    'btw',
    '-',
    '2020-01-01',
    '9',
    '\0',
    '\u{1f600}',
    '\ud800',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces).map((parts) => parts.join('')),
  );
  const term = fc.tuple(fields, text).map(([field, value]) => `${field}=${value}`);

  it('is read or refused with a sentence, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(text, term)), async (values) => {
        const refused = await refusal(...values);
        expect(typeof refused).toBe('string');
      }),
      { numRuns: 500 },
    );
  });
});
