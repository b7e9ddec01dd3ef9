import { randomUUID } from 'node:crypto';

import { beforeAll, describe, expect, it } from '@jest/globals';
import sql, { empty } from 'sql-template-tag';
import { DataSource } from 'typeorm';

import { AccountsService } from '../../../src/accounts/accounts.service.js';
import type { Caller } from '../../../src/accounts/caller.js';
import { DIALECT } from '../../../src/database/database.js';
import type { Dialect } from '../../../src/database/dialect.js';
import { Constituent } from '../../../src/lgl/constituent/constituent.entity.js';
import { Gift } from '../../../src/lgl/giving/gifts/gift.entity.js';
import { giftSearch } from '../../../src/lgl/giving/gifts/gift.search.js';
import { readTerms } from '../../../src/lgl/search/language.js';
import { UnitOfWork } from '../../../src/records/unit-of-work.js';
import { planOf, scansIn } from '../../support/plans.js';
import { useServer } from '../../support/server.js';

const COUNT = 4000;
const NOW = '2024-01-01T00:00:00Z';

/** A gift of an amount and a day that no more than a few others have; so wide that PostgreSQL does not like to read all. */
const gift = (index: number): Partial<Gift> => ({
  constituent_id: 1,
  gift_type_id: 1,
  is_anon: false,
  external_id: `external${index}`,
  received_amount: index,
  received_date: new Date(Date.UTC(2000, 0, 1 + index)).toISOString().slice(0, 10),
  deductible_amount: 0,
  note: 'x '.repeat(300),
  created_at: `2024-01-01T00:${String(Math.floor(index / 100)).padStart(2, '0')}:00Z`,
  updated_at: `2024-01-01T01:${String(Math.floor(index / 100)).padStart(2, '0')}:00Z`,
});

describe('A search of gifts by their day, their amount or their id', () => {
  // All are stored in one unit of work.
  const server = useServer({ DATABASE_TIMEOUT: '120' });
  let caller: Caller;

  beforeAll(async () => {
    caller = (await server.app.get(AccountsService).callerOf(randomUUID()))!;
    await server.app.get(UnitOfWork).write(caller, async (records) => {
      const donor = { sort_key: 'doe', names_folded: 'doe', constituent_contact_type_id: 1 };
      await records.appendAll(Constituent, [{ ...donor, is_org: false, created_at: NOW, updated_at: NOW }]);
      await records.appendAll(
        Gift,
        Array.from({ length: COUNT }, (_, index) => gift(index)),
      );
    });
    const source = server.app.get(DataSource);
    if (source.options.type === 'postgres') await source.query('VACUUM ANALYZE');
  }, 120_000);

  /** What a search asks the database for, in the order in which it asks for it. */
  const scansOf = (term: string): Promise<string[]> => {
    const { sortsFound, singleWriter } = server.app.get<Dialect>(DIALECT);
    return server.app.get(UnitOfWork).read(caller, async (records) => {
      const condition = await readTerms([term], 'gifts', giftSearch.terms, records);
      const order = sql`ORDER BY gifts.received_date DESC NULLS FIRST, ${giftSearch.ties}`;
      const found = sql`SELECT gifts.id FROM gifts WHERE gifts.account_id = ${caller.account_id} AND (${condition})
        ${sortsFound ? order : empty}`;
      return scansIn(await planOf((select) => records.query(select), found, !singleWriter), !singleWriter);
    });
  };

  it.each([
    'date_from=2010-06-01;date_to=2010-06-03',
    'date_from=2010-12-11',
    'date_to=2000-01-03',
    'gift_amount=btw|500|510',
    'gift_amount=gte|3990',
    'gift_amount=eq|77',
    'gift_ids=7,77',
    'external_gift_ids=external77',
    'created_from=2024-01-01T00:39:00Z',
    'updated_from=2024-01-01T01:39:00Z',
    'date_from=2001-06-01;date_to=2001-06-03;gift_amount=btw|500|510',
  ])('looks only at what an index gives: %s', async (term) => {
    expect(await scansOf(term)).toEqual([]);
  });

  it('is told apart here from one that has to look at all', async () => {
    expect(await scansOf('constituent_type=0')).not.toEqual([]);
  });
});
