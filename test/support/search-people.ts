import * as fc from 'fast-check';

import { FINDS, FINDS_ADDRESS, FUND_TYPES, type Person } from './search-model.js';

/** Random people and random terms that are likely to find some of them: few different values, and parts of them. */

const WORDS = [
  'Anna',
  'ANNABEL',
  'Élodie',
  'Elodie',
  'Σίσυφος',
  'ΟΔΟΣ',
  'O\'Neil "Bud"',
  '50%',
  'x_y',
  'back\\slash',
  '日本語文字',
  '😀😁😂',
  'İpek',
  'Jo',
  'de',
];
const CITIES = ['Seattle', 'SEATTLE', 'Portland', 'Łódź'];
const CODES = ['98101', '98101-1234', '97201', 'K1A 0B1', '9\ud7ff1', '9\u{10ffff}2'];
const EXTERNAL = ['515', 'aBc', 'abc', 'x=y', '51'];
const DAYS = ['2023-12-31', '2024-01-01', '2024-06-14', '2024-06-15', '2024-06-16', '9999-12-31'];
const TIMES = ['2024-01-01T00:00:00Z', '2024-01-01T23:59:59Z', '2024-01-02T00:00:00Z', '2024-01-02T10:20:30Z'];
const NUMBERS = [-20, 0, 50.5, 100, 250, 1000.25];
const PHONES = ['(206) 555-0101', '+1 206 555 7777', 'Ring the BELL', '12', 'ext. 5'];
const TEXTS = ['', 'Founding member', 'FOUNDING sponsor', 'a|b', 'red'];

const one = <T>(values: readonly T[]) => fc.constantFrom(...values);
const perhaps = <T>(values: readonly T[]) => fc.option(one(values), { nil: null });
const few = <T>(what: fc.Arbitrary<T>) => fc.array(what, { maxLength: 3 });
const id = fc.integer({ min: 1, max: 4 });

const person: fc.Arbitrary<Omit<Person, 'id'>> = fc.record({
  names: few(
    fc.option(
      fc.oneof(
        one(WORDS),
        fc.tuple(one(WORDS), one(WORDS)).map((words) => words.join(' ')),
      ),
      { nil: null },
    ),
  ),
  external_id: perhaps(EXTERNAL),
  is_org: fc.boolean(),
  joined: perhaps(DAYS),
  updated_at: one(TIMES),
  amount: perhaps(NUMBERS),
  fund_id: perhaps(Object.keys(FUND_TYPES).map(Number)),
  addresses: few(fc.record({ street: perhaps(WORDS), city: perhaps(CITIES), postal_code: perhaps(CODES) })),
  phones: few(fc.record({ number: one(PHONES) })),
  keywords: few(id),
  memberships: few(fc.record({ id: fc.constant(0), level_id: id, date_start: one(DAYS), finish_date: perhaps(DAYS) })),
  classes: few(fc.record({ type_id: id, year: perhaps([2001, 2005, 2010]) })),
  attributes: fc
    .tuple(
      fc.record({ key: fc.constant('color'), value: one(TEXTS), number: fc.constant(null), day: fc.constant(null) }),
      fc.record({ key: fc.constant('age'), value: fc.constant('n'), number: perhaps(NUMBERS), day: fc.constant(null) }),
      fc.record({ key: fc.constant('since'), value: fc.constant('d'), number: fc.constant(null), day: perhaps(DAYS) }),
    )
    .chain((all) => fc.subarray(all)),
});

/** So many people; ids are theirs in an order that says nothing, those of memberships are in the order of the list. */
export const people = (count: number): fc.Arbitrary<Person[]> =>
  fc.array(person, { minLength: count, maxLength: count }).map((all) => {
    let last = 0;
    return all.map((each, index) => ({
      ...each,
      id: ((index * 7) % count) + 1,
      memberships: each.memberships.map((membership) => ({ ...membership, id: ++last })),
    }));
  });

/** A part of a text, in another case. */
const partOf = (texts: readonly string[]) =>
  fc
    .tuple(one(texts), fc.nat(12), fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 2 }))
    .map(([text, from, length, how]) => {
      const letters = [...text];
      const start = from % Math.max(letters.length, 1);
      const part = letters
        .slice(start, start + length)
        .join('')
        .trim();
      // Letters whose other case is another length are left alone.
      if (how === 1) return part.toUpperCase().length === part.length ? part.toUpperCase() : part;
      return how === 2 ? part.toLowerCase() : part;
    });

const idList = fc
  .array(fc.oneof(id.map(String), one(['x', ' 2 ', '99999999999', '0'])), { minLength: 1, maxLength: 3 })
  .map((ids) => ids.join());
const number = fc.oneof(one(NUMBERS), fc.integer({ min: -30, max: 1100 })).map(String);
const comparison = fc.oneof(
  fc.tuple(one(['gte', 'lte', 'gt', 'lt', 'eq', 'ne']), number).map((parts) => parts.join('|')),
  fc.tuple(number, number).map(([a, b]) => `btw|${a}|${b}`),
);
const day = one(DAYS);
const time = fc.oneof(
  day,
  one(TIMES),
  one([
    '2024-01-02T02:00:00+02:00',
    '2024-01-01T18:59:59-05:00',
    '2024-01-02T10:20:30.001Z',
    '2024-01-02T10:20:29.9Z',
    '2024-01-01',
    '2024-01-02',
  ]),
);
const included = fc.tuple(one(['in', 'ni']), idList).map((parts) => parts.join('|'));
const when = fc.oneof(
  one(['2001', '2005', '2005-07-01', '2002']),
  one(['2001 to 2005', '2004-01-01 to 2010-12-31', '2010 to 2001']),
);

const VALUES: Record<string, fc.Arbitrary<string>> = {
  name: fc.oneof(
    partOf(WORDS),
    fc.tuple(partOf(WORDS), partOf(WORDS)).map((words) => words.join(' ')),
  ),
  phone_number: fc.oneof(partOf(PHONES), one(['206-555', '0101', 'bell', 'ring t', '5'])),
  street: partOf(WORDS),
  city: fc.oneof(one(CITIES), partOf(CITIES)),
  postal_code: fc.oneof(one(CODES), partOf(CODES)),
  keyword: idList,
  external_id: one([...EXTERNAL, 'ABC', '515,51']),
  external_ids: fc.array(one(EXTERNAL), { minLength: 1, maxLength: 3 }).map((ids) => ids.join(', ')),
  constituent_type: one(['0', '1']),
  updated_from: time,
  updated_to: time,
  joined_from: time,
  joined_to: time,
  amount: comparison,
  funds: fc.oneof(included, one(['bl', 'bl|1'])),
  fund_types: included,
  membership_status: one(['0', '1']),
  membership_level: idList,
  membership_end_date_from: time,
  membership_end_date_to: time,
  class: fc.oneof(
    idList,
    fc.tuple(idList, when).map((parts) => parts.join('|')),
  ),
  custom_attr: fc
    .tuple(
      one(['ft', 'nft', 'eq', 'ne', 'sw', 'bl', 'nb']),
      fc.oneof(partOf(TEXTS), one(TEXTS)).map((text) => text || 'a'),
    )
    .map((parts) => `color|${parts.join('|')}`),
  custom_attr_from: fc.tuple(one(['since', 'color']), time).map((parts) => parts.join('|')),
  custom_attr_to: fc.tuple(one(['since', 'color']), time).map((parts) => parts.join('|')),
  custom_attr_int: fc.tuple(one(['age', 'color']), comparison).map((parts) => parts.join('|')),
};

/** Terms as field and value. */
export function termList({ fields = [...Object.keys(FINDS), ...Object.keys(FINDS_ADDRESS)], most = 4 } = {}) {
  const term = one(fields).chain((field) =>
    VALUES[field].filter(Boolean).map((value): [string, string] => [field, value]),
  );
  return fc.array(term, { minLength: 1, maxLength: most });
}
