import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import sql from 'sql-template-tag';
import { DataSource } from 'typeorm';

import { dialectFor } from '../../../src/database/dialects.js';
import { readTerms } from '../../../src/lgl/search/language.js';
import { of, readSort, type Sorting } from '../../../src/lgl/search/sorting.js';
import type { Dialect } from '../../../src/database/dialect.js';
import { emptyDatabase, useDatabase } from '../../support/database.js';
import { foundInMemory, FUND_TYPES, latest, type Person } from '../../support/search-model.js';
import { makeTables, peopleWhere, scopeOf, store } from '../../support/search-tables.js';
import { memberships, PEOPLE } from '../../support/search-terms.js';
import { people, termList } from '../../support/search-people.js';

describe('A search', () => {
  const database = useDatabase(emptyDatabase);
  const [everybody, strangers] = fc.sample(people(60), { numRuns: 2, seed: 11 });
  let dialect: Dialect;
  let source: DataSource;

  beforeAll(async () => {
    dialect = dialectFor(database.url);
    source = await new DataSource(dialect.options).initialize();
    await makeTables(source);
    await store(source, dialect, 1, everybody);
    await store(source, dialect, 2, strangers);
    await store(source, dialect, 3, []);
  });
  afterAll(() => source.destroy());

  const found = async (terms: readonly (readonly [string, string])[], account_id = 1): Promise<number[]> => {
    const values = terms.map(([field, value]) => `${field}=${value}`);
    const condition = await readTerms(values, 'people', PEOPLE, scopeOf(source, dialect, account_id));
    const rows = await dialect.query<{ id: number }>(source.manager, peopleWhere(account_id, condition));
    return rows.map(({ id }) => id);
  };

  it('finds what a plain look at everybody finds, by one term of each kind', async () => {
    for (const field of Object.keys(PEOPLE)) {
      let hits = 0;
      await fc.assert(
        fc.asyncProperty(termList({ fields: [field], most: 1 }), async (terms) => {
          const ids = await found(terms);
          expect([terms, ids]).toEqual([terms, foundInMemory(everybody, terms)]);
          if (ids.length > 0 && ids.length < everybody.length) hits++;
        }),
        { numRuns: 40, seed: 5 },
      );
      // Otherwise the terms are such that they tell nothing.
      expect([field, hits > 0]).toEqual([field, true]);
    }
  });

  it('finds what a plain look finds by several terms together', async () => {
    await fc.assert(
      fc.asyncProperty(termList({ most: 4 }), async (terms) => {
        expect([terms, await found(terms)]).toEqual([terms, foundInMemory(everybody, terms)]);
      }),
      { numRuns: 300 },
    );
  });

  it('stays in its account', async () => {
    await fc.assert(
      fc.asyncProperty(termList({ most: 2 }), async (terms) => {
        expect([terms, await found(terms, 2)]).toEqual([terms, foundInMemory(strangers, terms)]);
        expect(await found(terms, 3)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('takes as many terms, words and ids as are allowed', async () => {
    const many = <T>(length: number, text: (index: number) => T) => Array.from({ length }, (_, index) => text(index));
    const terms = many(100, (index) => ['name', many(50, (word) => `w${index}x${word}`).join(' ')] as const);
    expect(await found(terms)).toEqual([]);
    expect(await found([['keyword', many(4000, String).join()]])).toEqual(
      foundInMemory(everybody, [['keyword', many(4000, String).join()]]),
    );
    expect(await found([['name', 'x'.repeat(15_000)]])).toEqual([]);
    expect(await found([['amount', `lt|${'9'.repeat(5000)}`]])).toEqual(
      foundInMemory(everybody, [['amount', `lt|${'9'.repeat(5000)}`]]),
    );
  });

  it('follows what is changed and deleted', async () => {
    const [person] = fc.sample(people(1), { numRuns: 1, seed: 3 })[0];
    await store(source, dialect, 4, [{ ...person, id: 9, names: ['Before'], memberships: [] }]);
    await dialect.query(source.manager, sql`UPDATE people SET names_folded = ${'afterwards'} WHERE account_id = 4`);
    expect([await found([['name', 'before']], 4), await found([['name', 'AFTER']], 4)]).toEqual([[], [9]]);
    await dialect.query(source.manager, sql`DELETE FROM people WHERE account_id = 4`);
    expect(await found([['name', 'after']], 4)).toEqual([]);
  });

  describe('sorts', () => {
    const sorting: Sorting = {
      sorts: {
        amount: 'amount',
        external_id: 'external_id',
        fund_type: of({ table: 'funds', column: 'id', key: 'fund_id' }, 'type_id'),
        membership: [of(memberships, 'finish_date'), of(memberships, 'level_id')],
      },
      initial: 'amount',
      ties: sql`id`,
    };

    it.each(Object.keys(sorting.sorts))('by %s, with nothing as the largest, ties by id both ways', async (key) => {
      const keysOf = KEYS[key];
      for (const down of [false, true]) {
        const scope = scopeOf(source, dialect, 1);
        const order = readSort(down ? `${key}!` : key, sorting, 'people', scope);
        const rows = await dialect.query<{ id: number }>(source.manager, peopleWhere(1, undefined, order));
        expect(rows.map(({ id }) => id)).toEqual(sortedInMemory(everybody, keysOf, down));
      }
    });
  });
});

type Key = string | number | null;

const KEYS: Record<string, (person: Person) => Key[]> = {
  amount: ({ amount }) => [amount],
  external_id: ({ external_id }) => [external_id],
  fund_type: ({ fund_id }) => [fund_id === null ? null : FUND_TYPES[fund_id]],
  membership: (person) => [latest(person)?.finish_date ?? null, latest(person)?.level_id ?? null],
};

function sortedInMemory(people: readonly Person[], keysOf: (person: Person) => Key[], down: boolean): number[] {
  const compare = (a: Key, b: Key) => {
    if (a === b) return 0;
    if (a === null || b === null) return a === null ? 1 : -1;
    return a < b ? -1 : 1;
  };
  return people
    .toSorted((one, other) => {
      const [a, b] = [keysOf(one), keysOf(other)];
      const first = a.map((key, index) => compare(key, b[index])).find((order) => order !== 0) ?? 0;
      return (down ? -first : first) || one.id - other.id;
    })
    .map(({ id }) => id);
}
