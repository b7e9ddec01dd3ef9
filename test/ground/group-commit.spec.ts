import { randomUUID } from 'node:crypto';

import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import * as fc from 'fast-check';

import { AccountsService } from '../../src/accounts/accounts.service.js';
import type { Caller } from '../../src/accounts/caller.js';
import { Database, DIALECT } from '../../src/database/database.js';
import type { Dialect } from '../../src/database/dialect.js';
import type { Transaction } from '../../src/database/transaction.js';
import { Constituent } from '../../src/lgl/constituent/constituent.entity.js';
import { Fund } from '../../src/lgl/fundraising/funds/fund.entity.js';
import { ConstituentsService } from '../../src/lgl/constituents/constituents.service.js';
import type { Records } from '../../src/records/records.js';
import { UnitOfWork } from '../../src/records/unit-of-work.js';
import { freshSqlite, useDatabase } from '../support/database.js';
import { gate } from '../support/gate.js';
import { useServer } from '../support/server.js';

const PHONE_NUMBERS = [{ number: '1' }, { number: '2' }];

describe.each(['in a file', 'in memory'])('Units of work that wait for one another on SQLite, %s', (place) => {
  const file = useDatabase(freshSqlite);
  const server = useServer(() => ({ DATABASE_URL: place === 'in memory' ? 'sqlite::memory:' : file.url }));
  let caller: Caller;
  let database: Database;
  let unitOfWork: UnitOfWork;

  beforeEach(async () => {
    caller = (await server.app.get(AccountsService).callerOf(randomUUID()))!;
    database = server.app.get(Database);
    unitOfWork = server.app.get(UnitOfWork);
  });

  /** Adds a constituent with two numbers. */
  const add = (records: Records, first_name: string) =>
    server.app
      .get(ConstituentsService, { strict: false })
      .add(records, { first_name, phone_numbers: [...PHONE_NUMBERS] });

  const write = (first_name: string, then: (transaction: Transaction) => unknown = () => undefined) =>
    database.write(async (transaction) => {
      await add(unitOfWork.within(transaction, caller), first_name);
      await then(transaction);
    });

  const fail = () => {
    throw new Error('half-way');
  };

  const select = <Row>(columns: string, table: string): Promise<Row[]> =>
    database.read((manager) =>
      manager.query(`SELECT ${columns} FROM ${table} WHERE account_id = ${caller.account_id} ORDER BY id`),
    );

  const names = async () =>
    (await select<{ first_name: string }>('first_name', 'constituents')).map(({ first_name }) => first_name);

  /** Starts units of work that all wait for one, and lets that one end. */
  async function together<T>(start: () => Promise<T>[]): Promise<PromiseSettledResult<T>[]> {
    const [begun, go] = [gate(), gate()];
    // On a busy machine the time of a group may be over before all of them have joined it.
    const clock = jest.spyOn(performance, 'now').mockReturnValue(performance.now());
    const first = database.write(async () => {
      begun.open();
      await go.opened;
    });
    await begun.opened;
    const settled = Promise.allSettled([first, ...start()]);
    go.open();
    const [, ...results] = await settled;
    clock.mockRestore();
    return results as PromiseSettledResult<T>[];
  }

  const statusOf = (results: PromiseSettledResult<unknown>[]) => results.map(({ status }) => status);

  it('share one commit', async () => {
    const query = jest.spyOn(server.app.get<Dialect>(DIALECT), 'query');
    await together(() => Array.from({ length: 40 }, (_, n) => write(`${n}`)));
    const commits = query.mock.calls.filter(([, statement]) => statement.sql === 'COMMIT');
    query.mockRestore();
    expect(commits.length).toBeLessThan(10);
    expect(await names()).toEqual(Array.from({ length: 40 }, (_, n) => `${n}`));
  });

  it('do not wait for what need not be durable, which commits alone and without the disk', async () => {
    const query = jest.spyOn(server.app.get<Dialect>(DIALECT), 'query');
    const lazily = (first_name: string) =>
      database.write(
        async (transaction) => void (await add(unitOfWork.within(transaction, caller), first_name)),
        undefined,
        { durable: false },
      );
    await together(() => [write('a'), lazily('x'), write('b'), lazily('y'), write('c')]);
    const said = query.mock.calls.map(([, { sql }]) => sql).filter((sql) => /^(PRAGMA|BEGIN|COMMIT)/.test(sql));
    query.mockRestore();
    const lazy = ['PRAGMA synchronous = NORMAL', 'BEGIN IMMEDIATE', 'COMMIT'];
    expect(said.join()).toContain([...lazy, 'BEGIN IMMEDIATE', 'COMMIT'].join());
    expect(await names()).toEqual(['a', 'b', 'c', 'x', 'y']);
    await write('d');
    const [{ synchronous }] = await database.write(({ manager }) => manager.query('PRAGMA synchronous'));
    expect([await names(), synchronous]).toEqual([['a', 'b', 'c', 'x', 'y', 'd'], 2]);
  });

  it('are answered when what they wrote can be seen', async () => {
    const seen = await together(() =>
      Array.from({ length: 10 }, (_, n) => write(`${n}`).then(async () => (await names()).includes(`${n}`))),
    );
    expect(seen).toEqual(seen.map(() => ({ status: 'fulfilled', value: true })));
  });

  it('lose nothing to those that fail among them, and those leave nothing', async () => {
    // The first, the last and some that follow one another are among them.
    const failing = [0, 1, 5, 12, 13, 14, 20, 27, 33, 39];
    const results = await together(() =>
      Array.from({ length: 40 }, (_, n) => write(`${n}`, failing.includes(n) ? fail : undefined)),
    );
    const kept = Array.from({ length: 40 }, (_, n) => n).filter((n) => !failing.includes(n));
    expect(statusOf(results)).toEqual(results.map((_, n) => (failing.includes(n) ? 'rejected' : 'fulfilled')));
    expect(await names()).toEqual(kept.map(String));
    expect(await select('id', 'phone_numbers')).toHaveLength(60);

    const lines = await select<{ record_type: string; new_values: string }>('record_type, new_values', 'changes');
    expect(lines).toHaveLength(90);
    const noted = lines.filter(({ record_type }) => record_type === 'constituents');
    expect(noted.map(({ new_values }) => JSON.parse(new_values).first_name)).toEqual(kept.map(String));
  });

  it('end as if they had run one after the other, however much they write and whichever of them fail', async () => {
    const unit = fc.record({ funds: fc.nat(20), flushes: fc.boolean(), fails: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(unit, { maxLength: 20 }), async (units) => {
        const before = (await select('id', 'funds')).length;
        const lines = (await select('id', 'changes')).length;
        const results = await together(() =>
          units.map(({ funds, flushes, fails }, index) =>
            database.write(async (transaction) => {
              const records = unitOfWork.within(transaction, caller);
              const stored: { id: number; name: string; code: string | null }[] = [];
              for (let n = 0; n < funds; n += 1) {
                const name = `${index}.${n}`;
                const id = await records.insert(Fund, { name });
                // By TypeORM's own statement.
                if (n % 3 === 0)
                  await transaction.manager.update(Fund, { account_id: caller.account_id, id }, { code: name });
                stored.push({ id, name, code: n % 3 === 0 ? name : null });
              }
              if (flushes) await transaction.flush();
              if (fails) fail();
              return stored;
            }),
          ),
        );
        expect(statusOf(results)).toEqual(units.map(({ fails }) => (fails ? 'rejected' : 'fulfilled')));
        const told = results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
        expect(told.map(({ id }) => id)).toEqual(told.map((_, n) => before + n + 1));
        expect((await select('id, name, code', 'funds')).slice(before)).toEqual(told);
        expect(await select('id', 'changes')).toHaveLength(lines + told.length);
      }),
      { numRuns: 25 },
    );
  });

  it('are undone without a way to the database for each that is kept', async () => {
    const query = jest.spyOn(server.app.get<Dialect>(DIALECT), 'query');
    const fund = (name: string) =>
      database.write(async (transaction) => {
        await unitOfWork.within(transaction, caller).insert(Fund, { name });
        if (name === '7') fail();
      });
    await together(() => Array.from({ length: 12 }, (_, n) => fund(`${n}`)));
    const said = query.mock.calls.map(([, { sql }]) => sql);
    query.mockRestore();
    // One before the second, and one once the eighth was undone and those between were done again.
    expect(said.filter((sql) => sql === 'SAVEPOINT unit')).toHaveLength(2);
    expect(said.filter((sql) => sql.startsWith('INSERT INTO funds'))).toHaveLength(12 + 6);
    const [, ...kept] = await select<{ name: string }>('name', 'funds');
    expect(kept.map(({ name }) => name)).toEqual(
      Array.from({ length: 12 }, (_, n) => `${n}`).filter((name) => name !== '7'),
    );
  });

  it('note each change once when one of them has stored the lines so far and fails', async () => {
    const counted: number[] = [];
    const flush = async (transaction: Transaction) => {
      await transaction.flush();
      const count = `SELECT count(*) AS lines FROM changes WHERE account_id = ${caller.account_id}`;
      counted.push((await transaction.manager.query(count))[0].lines);
    };
    const results = await together(() => [
      write('a'),
      write('b', (transaction) => flush(transaction).then(fail)),
      write('c', flush),
      write('d'),
    ]);
    expect(statusOf(results)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(counted).toEqual([6, 6]);
    expect(await names()).toEqual(['a', 'c', 'd']);
    expect(await select('id', 'changes')).toHaveLength(9);
  });

  it('do what is to follow their commit, and nothing when they fail', async () => {
    const done: string[] = [];
    const tell = (name: string) => (transaction: Transaction) => transaction.afterCommit(() => done.push(name));
    await together(() => [
      write('a', tell('a')),
      write('b', (transaction) => (tell('b')(transaction), fail())),
      write('c', tell('c')),
    ]);
    expect(done).toEqual(['a', 'c']);
  });

  it('all fail when the disk is full, and can be tried again', async () => {
    const limit = (pages: number) => database.write(({ manager }) => manager.query(`PRAGMA max_page_count = ${pages}`));
    await limit(1); // SQLite takes the smallest number that it can
    const fill = ({ manager }: Transaction) =>
      manager.update(Constituent, { account_id: caller.account_id }, { job_title: 'x'.repeat(1_000_000) });
    const results = await together(() => [write('a'), write('b', fill), write('c'), write('d')]);
    expect(statusOf(results).slice(0, 2)).toEqual(['rejected', 'rejected']);
    for (const result of results) {
      if (result.status === 'rejected') expect(database.dialect.isTransient(result.reason)).toBe(true);
    }
    const kept = ['a', 'b', 'c', 'd'].filter((_, n) => results[n].status === 'fulfilled');
    expect(await names()).toEqual(kept);

    await limit(1_000_000);
    await write('e');
    expect(await names()).toEqual([...kept, 'e']);
    expect(await select('id', 'changes')).toHaveLength(3 * (kept.length + 1));
  });

  it('all fail when the commit does', async () => {
    // The database looks at this foreign key only when it commits.
    const spoil = async ({ manager }: Transaction) => {
      await manager.query('PRAGMA defer_foreign_keys = ON');
      await manager.query('UPDATE phone_numbers SET item_id = -1 WHERE NOT is_preferred');
    };
    const results = await together(() => [write('a'), write('b', spoil), write('c')]);
    expect(statusOf(results)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(await names()).toEqual([]);
    expect(await select('id', 'changes')).toEqual([]);
    await write('d');
    expect(await names()).toEqual(['d']);
  });
});
