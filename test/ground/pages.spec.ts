import { randomUUID } from 'node:crypto';

import { beforeAll, describe, expect, it } from '@jest/globals';
import sql, { type Sql } from 'sql-template-tag';
import { DataSource } from 'typeorm';

import { AccountsService } from '../../src/accounts/accounts.service.js';
import type { Caller } from '../../src/accounts/caller.js';
import { Constituent } from '../../src/lgl/constituent/constituent.entity.js';
import { UnitOfWork } from '../../src/records/unit-of-work.js';
import { type View, viewOf } from '../../src/records/view.js';
import { useServer } from '../support/server.js';

/** Enough that pages behind the middle are read from the end. */
const MANY = 1200;

const ORDERS: Record<string, Sql> = {
  'columns, upwards': sql`constituents.sort_key, constituents.id`,
  'columns, downwards': sql`sort_key DESC, id DESC`,
  'columns, both ways': sql`is_org DESC, sort_key, id`,
  'columns that may be empty': sql`last_name DESC, first_name, id`,
  'an expression': sql`length(sort_key) DESC, id`,
};

describe.each(Object.entries(ORDERS))('Every page of a list ordered by %s', (_, order) => {
  const server = useServer();
  const view = viewOf(Constituent, order);
  let caller: Caller;
  let units: UnitOfWork;

  const idsOf = (page: readonly { id: number }[]) => page.map(({ id }) => id);
  const all = (where?: Sql) => units.read(caller, async (records) => idsOf(await records.all(view, where)));
  const page = (limit: number, offset: number, where?: Sql, of: View<Constituent> = view) =>
    units.read(caller, (records) => records.page(of, { limit, offset, where }));
  const add = (many: number, sort_key?: string) =>
    units.write(caller, (records) => records.insertAll(Constituent, made(many, sort_key)));

  beforeAll(async () => {
    caller = (await server.app.get(AccountsService).callerOf(randomUUID()))!;
    units = server.app.get(UnitOfWork);
    await add(MANY);
  });

  /** Checks that a page is what stands there in the whole list. */
  async function check(list: readonly number[], limit: number, offset: number, where?: Sql): Promise<void> {
    const { total, items } = await page(limit, offset, where);
    expect([offset, total, idsOf(items.value)]).toEqual([offset, list.length, list.slice(offset, offset + limit)]);
  }

  it('is the same part of the whole list, wherever it begins', async () => {
    const list = await all();
    for (let offset = 0; offset < MANY + 3; offset += offset > 990 ? 1 : 29) await check(list, 7, offset);
    await check(list, 10_000, 1100);
  });

  it.each([undefined, sql`constituents.is_org`])('goes on from the page before it', async (where) => {
    const list = await all(where);
    for (let offset = 0; offset < list.length; offset += 25) await check(list, 25, offset, where);
  });

  it('is right after a record was added before it, by this server or by another', async () => {
    await page(25, 0);
    await add(1, '');
    await check(await all(), 25, 25);
    const [removed] = await all();
    const { account_id } = caller;
    await server.app
      .get(DataSource)
      .query(`DELETE FROM constituents WHERE account_id = ${account_id} AND id = ${removed}`);
    await check(await all(), 25, 50);
  });

  it('is right while records are added before it', async () => {
    const writing = Array.from({ length: 5 }, () => add(1, ''));
    const reading = Array.from({ length: 40 }, (__, i) => page(25, 25 * i));
    await Promise.all([...writing, ...reading]);
    const list = await all();
    for (let offset = 0; offset < 200; offset += 25) await check(list, 25, offset);
  });
});

/** Constituents of which many have the same values in the columns of the orders, or none. */
function made(many: number, sort_key?: string): Partial<Constituent>[] {
  const some = (values: readonly (string | null)[]) => values[Math.floor(Math.random() * values.length)];
  return Array.from({ length: many }, () => ({
    first_name: some(['Ada', 'Ben', 'Émile', null]),
    last_name: some(['Lovelace', "O'Hara", 'Zander', '', null]),
    sort_key: sort_key ?? some(['', 'a', 'aa', 'Ä', 'zz', '"', '\u{1f600}'])!,
    names_folded: '',
    is_org: Math.random() < 0.5,
    is_deceased: false,
    is_anon: false,
    constituent_contact_type_id: 1,
  }));
}
