import { beforeAll, describe, expect, it } from '@jest/globals';
import sql, { empty } from 'sql-template-tag';
import { DataSource } from 'typeorm';

import { AccountsService } from '../../../src/accounts/accounts.service.js';
import { DIALECT } from '../../../src/database/database.js';
import type { Dialect } from '../../../src/database/dialect.js';
import { constituents } from '../../../src/lgl/constituents/constituent.resource.js';
import { constituentSearch } from '../../../src/lgl/constituents/constituent.search.js';
import { readTerms } from '../../../src/lgl/search/language.js';
import { UnitOfWork } from '../../../src/records/unit-of-work.js';
import { charityOf, type Member } from '../../support/charity.js';
import { planOf, scansIn } from '../../support/plans.js';
import { useServer } from '../../support/server.js';

const COUNT = 4000;

/** Makes the rows so wide that PostgreSQL does not find it cheapest to read all of them. */
const PADDING = ' x'.repeat(110);

/** Somebody with a record of each kind, whose texts no more than a few others share. */
const member = (index: number): Member => ({
  id: index + 1,
  names: [`First${index}${PADDING}`, `Maiden${index}${PADDING}`, `Nick${index}${PADDING}`],
  sort_name: `Last${index}`,
  external_id: `external${index}`,
  is_org: index % 2 === 0,
  joined: null,
  created_at: '2024-01-01T00:00:00Z',
  updated_at: `2024-01-01T00:${String(Math.floor(index / 100)).padStart(2, '0')}:00Z`,
  amount: null,
  fund_id: null,
  addresses: [
    { street: `${index} Elm Street${PADDING}`, city: `City${index % 500}`, postal_code: `${10_000 + index}` },
  ],
  states: [`State${index % 500}`],
  phones: [{ number: `(206) 55${index}${PADDING}` }],
  emails: [`someone${index}${PADDING}@example.org`],
  // Most have the first of these few, which is not what the test asks for.
  keywords: [index % 400 === 0 ? 2 : 1],
  groups: [index % 400 === 0 ? 2 : 1],
  memberships: [{ id: index + 1, level_id: index % 400 === 0 ? 2 : 1, date_start: '2024-01-01', finish_date: null }],
  classes: [{ type_id: index % 400 === 0 ? 2 : 1, year: 2000 }],
  attributes: [{ key: 'color', value: `Color ${index}${PADDING}`, number: null, day: null }],
});

describe('A search of constituents for three letters or more, or by an id, a date or a whole value', () => {
  // Everybody is stored in one unit of work.
  const server = useServer({ DATABASE_TIMEOUT: '120' });
  let key: string;

  beforeAll(async () => {
    ({ key } = await charityOf(
      server,
      Array.from({ length: COUNT }, (_, index) => member(index)),
    ));
    const source = server.app.get(DataSource);
    // As PostgreSQL does by itself after a while: until then its text index has a list of news that is read as a whole.
    if (source.options.type === 'postgres') await source.query('VACUUM ANALYZE');
  }, 120_000);

  /** What a search asks the database for, in the order in which it asks for it. */
  const scansOf = async (term: string): Promise<string[]> => {
    const caller = (await server.app.get(AccountsService).callerOf(key))!;
    const { sortsFound, singleWriter } = server.app.get<Dialect>(DIALECT);
    return server.app.get(UnitOfWork).read(caller, async (records) => {
      const condition = await readTerms([term], 'constituents', constituentSearch.terms, records);
      const found = sql`SELECT constituents.id FROM constituents
        WHERE constituents.account_id = ${caller.account_id} AND (${condition})
        ${sortsFound ? sql`ORDER BY ${constituentSearch.ties}` : empty}`;
      return scansIn(await planOf((select) => records.query(select), found, !singleWriter), !singleWriter);
    });
  };

  it.each([
    'name=last3777',
    'name=first3777 last3777',
    'name=last3777 x',
    'eaddr=someone3777',
    'phone_number=553777',
    'street=3777 elm',
    'street=3777 elm;city=City277',
    'city=city77',
    'state=state77',
    'postal_code=10777',
    'keyword=2',
    'groups=2',
    'class=2|2000',
    'membership_level=2',
    'external_id=external77',
    'updated_from=2024-01-01T00:39:00Z',
    'custom_attr=color|ft|color 3777',
    'lists=1',
    'name=last3777;phone_number=553777',
  ])('looks only at what an index gives: %s', async (term) => {
    expect(await scansOf(term)).toEqual([]);
  });

  it('shows whoever was found without a look at what all others have', async () => {
    const source = server.app.get(DataSource);
    await source.query('UPDATE constituents SET gifts_total = 1');
    if (source.options.type === 'postgres') await source.query('ANALYZE constituents');
    const caller = (await server.app.get(AccountsService).callerOf(key))!;
    const dialect = server.app.get<Dialect>(DIALECT);
    const { details } = constituents;
    const one = sql`SELECT ${details.select(dialect)} AS item FROM constituents
      WHERE constituents.account_id = ${caller.account_id} AND constituents.id = 1`;
    const plan = await server.app
      .get(UnitOfWork)
      .read(caller, (records) => planOf((select) => records.query(select), one, !dialect.singleWriter));
    expect(plan.filter((step) => /richer/.test(step))).not.toEqual([]);
    // A definition of an attribute is nobody's in particular.
    const ofAll = /Seq Scan on constituents|SCAN (richer|constituents)|SEARCH (?!attribute\b)\w+ .*\(account_id=\?\)$/;
    expect(plan.filter((step) => ofAll.test(step))).toEqual([]);
  });

  it('is told apart here from one that has to look at all', async () => {
    expect(await scansOf('name=77')).not.toEqual([]);
  });
});
