import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import * as fc from 'fast-check';

import { charityOf, type Member } from '../../support/charity.js';
import { setClock } from '../../support/clock.js';
import { FINDS, FINDS_ADDRESS, foundInMemory, latest, type Person, TODAY } from '../../support/search-model.js';
import { people, termList } from '../../support/search-people.js';
import { type Client, useServer } from '../../support/server.js';
import { walk } from '../../support/walk.js';

type Terms = readonly (readonly [field: string, value: string])[];

/** The terms that are those of constituents as well, besides their own. */
const ALIKE = [...Object.keys(FINDS), ...Object.keys(FINDS_ADDRESS)].filter(
  (field) => !/^(external_ids|joined|amount|fund)/.test(field),
);

const has = (value: string, ids: readonly number[]) => value.split(',').some((id) => ids.includes(Number(id)));

/** What is only searched of constituents, with values that are likely to find some. */
const OWN: Readonly<Record<string, { values: readonly string[]; finds: (member: Member, value: string) => boolean }>> =
  {
    eaddr: {
      values: ['ann@', 'EXAMPLE.org', 'lee', 'b', '.com'],
      finds: ({ emails }, value) => emails.some((email) => email.toLowerCase().includes(value.toLowerCase())),
    },
    groups: { values: ['1', '2,3', '4, 1', 'x', '77'], finds: ({ groups }, value) => has(value, groups) },
    state: {
      values: ['WA', 'wa', 'Oregon', 'Or'],
      finds: ({ states }, value) => states.some((state) => state?.toLowerCase() === value.toLowerCase()),
    },
  };

const oneOf = <T>(values: readonly T[]) => fc.constantFrom(...values);
const few = <T>(values: readonly T[]) => fc.array(oneOf(values), { maxLength: 2 });
const members = (count: number): fc.Arbitrary<Member[]> => {
  const more = fc.record({
    sort_name: oneOf(['Abel', 'abel', 'Baker, Zoe', 'Carr']),
    created_at: oneOf(['2024-01-01T00:00:00Z', '2024-02-01T00:00:00Z']),
    emails: few(['ann@example.org', 'Bo.Lee@Example.com', 'leeann@x.org']),
    groups: few([1, 2, 3, 4]),
    states: few(['WA', 'Or', null]),
  });
  return fc.tuple(people(count), fc.array(more, { minLength: count, maxLength: count })).map(([all, rest]) =>
    all
      .map((person, index) => ({ ...person, ...rest[index], names: [...person.names, rest[index].sort_name] }))
      .map((member) => ({ ...member, states: member.addresses.map((_, index) => member.states[index] ?? null) }))
      .toSorted((one, other) => one.id - other.id),
  );
};
const own = oneOf(Object.keys(OWN)).chain((field) => oneOf(OWN[field].values).map((value) => [field, value] as const));
const anyTerms = (most: number): fc.Arbitrary<Terms> =>
  fc.tuple(termList({ fields: ALIKE, most }), fc.array(own, { maxLength: 1 })).map((lists) => lists.flat());

type Key = string | number | null;

/** In which order the levels that a new account has come in a sort: by their ordinals, then their names. */
const LEVELS = [1, 2, 6, 5, 3, 4];

const SORTED: Record<string, (member: Member) => Key> = {
  name: ({ sort_name }) => sort_name.toLowerCase(),
  external_id: ({ external_id }) => external_id,
  lgl_id: ({ id }) => id,
  date_created: ({ created_at }) => created_at,
  date_updated: ({ updated_at }) => updated_at,
  membership_level: (member) => levelOf(member),
  membership_end_date_from: (member) => latest(member)?.finish_date ?? null,
};

describe('A search of constituents', () => {
  const server = useServer();
  const [everybody] = fc.sample(members(50), { numRuns: 1, seed: 23 });
  let client: Client;

  beforeAll(async () => {
    setClock(server, `${TODAY}T12:00:00Z`);
    client = await charityOf(server, everybody);
  });
  afterAll(() => {
    jest.restoreAllMocks();
  });

  const query = (terms: Terms) =>
    terms.map(([field, value]) => `q[]=${encodeURIComponent(`${field}=${value}`)}`).join('&');
  const inMemory = (terms: Terms): Member[] => {
    const ids = new Set(foundInMemory(everybody, terms));
    const others = terms.filter(([field]) => field in OWN && field !== 'state');
    return everybody
      .filter(({ id }) => ids.has(id))
      .filter((member) => others.every(([field, value]) => OWN[field].finds(member, value)))
      .filter((member) => atOneAddress(member, terms));
  };
  const found = (terms: Terms, path = 'constituents/search', limit = 1000) =>
    idsOf(client, `/api/v1/${path}?limit=${limit}&${query(terms)}`);

  it.each([...ALIKE, ...Object.keys(OWN)])('finds what a plain look at everybody finds, by %s', async (field) => {
    const terms = OWN[field]
      ? oneOf(OWN[field].values).map((value): Terms => [[field, value]])
      : termList({ fields: [field], most: 1 });
    let told = false;
    await fc.assert(
      fc.asyncProperty(terms, async (asked) => {
        const ids = await found(asked);
        expect([asked, ids.toSorted(byNumber)]).toEqual([asked, inMemory(asked).map(({ id }) => id)]);
        told ||= ids.length > 0 && ids.length < everybody.length;
      }),
      { numRuns: 20, seed: 7 },
    );
    // Otherwise the values are such that they tell nothing.
    expect(told).toBe(true);
  });

  it('finds what a plain look finds by several terms together, on the plain list too', async () => {
    await fc.assert(
      fc.asyncProperty(anyTerms(3), oneOf(['constituents/search', 'constituents']), async (terms, path) => {
        const ids = (await found(terms, path)).toSorted(byNumber);
        expect([path, terms, ids]).toEqual([path, terms, inMemory(terms).map(({ id }) => id)]);
      }),
      { numRuns: 100 },
    );
  });

  it('stays in its account', async () => {
    const stranger = server.client();
    await fc.assert(
      fc.asyncProperty(
        termList({ fields: ALIKE.filter((field) => !field.startsWith('custom')), most: 2 }),
        async (terms) => {
          expect(await idsOf(stranger, `/api/v1/constituents/search?${query(terms)}`)).toEqual([]);
        },
      ),
      { numRuns: 20 },
    );
  });

  it.each(Object.keys(SORTED))('pages through what it finds, sorted by %s, as a plain sort has it', async (key) => {
    for (const down of [false, true]) {
      const sort = `sort=${key}${down ? '!' : ''}`;
      for (const terms of [[], [['membership_status', '1']], [['name', 'a']]] as Terms[]) {
        const expected = sortedInMemory(inMemory(terms), SORTED[key], down);
        for (const path of ['constituents/search', 'constituents']) {
          const asked = `${path}?${sort}&${query(terms)}`;
          const ids = await idsOf(client, `/api/v1/${asked}&limit=7`);
          expect([asked, ids]).toEqual([asked, expected]);
        }
      }
    }
  });
});

/** All terms of an address, the state among them, have to hold for the same one. */
function atOneAddress({ addresses, states }: Member, terms: Terms): boolean {
  const asked = terms.filter(([field]) => field === 'state' || field in FINDS_ADDRESS);
  if (!asked.some(([field]) => field === 'state')) return true;
  return addresses.some((address, index) =>
    asked.every(([field, value]) =>
      field === 'state' ? states[index]?.toLowerCase() === value.toLowerCase() : FINDS_ADDRESS[field](address, value),
    ),
  );
}

function levelOf(member: Person): Key {
  const membership = latest(member);
  return membership ? LEVELS.indexOf(membership.level_id) : null;
}

/** Nothing is the largest; what is equal comes by name and id, whichever way the rest goes. */
function sortedInMemory(found: readonly Member[], keyOf: (member: Member) => Key, down: boolean): number[] {
  const name = SORTED.name;
  return found
    .toSorted(
      (one, other) =>
        compare(keyOf(one), keyOf(other)) * (down ? -1 : 1) ||
        compare(name(one), name(other)) ||
        compare(one.id, other.id),
    )
    .map(({ id }) => id);
}

function compare(one: Key, other: Key): number {
  if (one === other) return 0;
  if (one === null || other === null) return one === null ? 1 : -1;
  return one < other ? -1 : 1;
}

/** The ids of all pages of a list. */
async function idsOf(client: Client, path: string): Promise<number[]> {
  return (await walk(client, path)).flatMap(({ items }) => items.map(({ id }) => id));
}

function byNumber(one: number, other: number): number {
  return one - other;
}
