import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import { DataSource } from 'typeorm';

import type { Dialect } from '../../../src/database/dialect.js';
import { dialectFor } from '../../../src/database/dialects.js';
import { readTerms } from '../../../src/lgl/search/language.js';
import { emptyDatabase, useDatabase } from '../../support/database.js';
import { planOf, scansIn } from '../../support/plans.js';
import type { Person } from '../../support/search-model.js';
import { makeTables, scopeOf, store } from '../../support/search-tables.js';
import { PEOPLE } from '../../support/search-terms.js';

const ACCOUNT = 1;
const COUNT = 4000;

/** Makes the rows so wide that PostgreSQL does not find it cheapest to read all of them. */
const PADDING = ' x'.repeat(300);

/** Somebody with a record of each kind, whose texts no more than a few others share. */
const person = (index: number): Person => ({
  id: index + 1,
  names: [`First${index}`, `Last${index}${PADDING}`],
  external_id: `external${index}`,
  is_org: index % 2 === 0,
  joined: null,
  updated_at: `2024-01-01T00:${String(Math.floor(index / 100)).padStart(2, '0')}:00Z`,
  amount: index,
  fund_id: null,
  addresses: [
    { street: `${index} Elm Street${PADDING}`, city: `City${index % 500}`, postal_code: `${10_000 + index}` },
  ],
  phones: [{ number: `(206) 55${index}${PADDING}` }],
  keywords: [index % 1000],
  memberships: [{ id: index + 1, level_id: index % 1000, date_start: '2024-01-01', finish_date: null }],
  classes: [],
  attributes: [{ key: 'color', value: `Color ${index}${PADDING}`, number: null, day: null }],
});

describe('A search for three letters or more, or by an id, a date or a whole value', () => {
  const database = useDatabase(emptyDatabase);
  let dialect: Dialect;
  let source: DataSource;

  beforeAll(async () => {
    dialect = dialectFor(database.url);
    source = await new DataSource(dialect.options).initialize();
    await makeTables(source);
    for (let from = 0; from < COUNT; from += 1000) {
      await store(
        source,
        dialect,
        ACCOUNT,
        Array.from({ length: 1000 }, (_, index) => person(from + index)),
        from,
      );
    }
    // As PostgreSQL does by itself after a while: until then its text index has a list of news that is read as a whole.
    if (source.options.type === 'postgres') await source.query('VACUUM ANALYZE');
  }, 30_000);
  afterAll(() => source.destroy());

  /** The steps that look at every row of a table, or of the account, as the planner words them. */
  const scansOf = async (term: string): Promise<string[]> => {
    const condition = await readTerms([term], 'people', PEOPLE, scopeOf(source, dialect, ACCOUNT));
    // Without an order: what is found is sorted afterwards, or SQLite would rather walk the account in that order.
    const select = sql`SELECT id FROM people WHERE people.account_id = ${ACCOUNT} AND (${condition})`;
    const isPostgres = !dialect.singleWriter;
    return scansIn(
      await planOf((statement) => dialect.query(source.manager, statement), select, isPostgres),
      isPostgres,
    );
  };

  it.each([
    'name=last3777',
    'name=first3777 last3777',
    'name=last3777 x',
    'street=3777 elm',
    'street=3777 elm;city=City277',
    'city=city77',
    'postal_code=10777',
    'phone_number=553777',
    'keyword=77',
    'membership_level=77',
    'external_id=external77',
    'updated_from=2024-01-01T00:39:00Z',
    'custom_attr=color|ft|color 3777',
    'name=last3777;street=3777 elm',
  ])('looks only at what an index gives: %s', async (term) => {
    expect(await scansOf(term)).toEqual([]);
  });

  it('is told apart here from one that has to look at all', async () => {
    expect(await scansOf('name=77')).not.toEqual([]);
  });
});
