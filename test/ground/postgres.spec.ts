import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { DataSource } from 'typeorm';

import { Database } from '../../src/database/database.js';
import { gate } from '../support/gate.js';
import { type Client, useServer } from '../support/server.js';
import { withSource } from '../support/sources.js';

// So many requests take their time where many tests run at once.
jest.setTimeout(30_000);

const CONSTITUENTS = '/api/v1/constituents';
const PATIENTS = '/api/v2/patients';

const times = <T>(count: number, work: (n: number) => PromiseLike<T>) =>
  Promise.all(Array.from({ length: count }, (_, n) => work(n)));

/** What a PostgreSQL server may do to us. The tests of it run where TEST_DATABASE_URL names one. */
const onPostgres = process.env.TEST_DATABASE_URL ? describe : describe.skip;

onPostgres('An account that floods the server', () => {
  const server = useServer();

  /** Lets requests wait for a lock that somebody else holds while `work` is done. */
  async function whileLocked<T>(lock: string, requests: () => Promise<T>[], work: () => Promise<void>): Promise<T[]> {
    return withSource(server.database.url, async (other) => {
      await other.query('BEGIN');
      await other.query(lock);
      const waiting = Promise.all(requests());
      try {
        await work();
      } finally {
        await other.query('ROLLBACK');
      }
      return waiting;
    });
  }

  async function expectOthersAreServed(): Promise<void> {
    const other = server.client();
    await other.get('/readyz').expect(200);
    await other
      .post(PATIENTS, { first_name: 'Ada', last_name: 'Day', date_of_birth: '1980-01-15', gender: 'F' })
      .expect(201);
    const { body } = await other.get(PATIENTS).expect(200);
    expect(body.data).toHaveLength(1);
  }

  it('with writes keeps nobody else from writing and reading', async () => {
    const client = server.client();
    const { body: joe } = await client.post(CONSTITUENTS, { first_name: 'Joe' }).expect(200);
    const answers = await whileLocked(
      `SELECT id FROM constituents WHERE id = ${joe.id} FOR UPDATE`,
      () =>
        Array.from({ length: 30 }, (_, n) =>
          client.post(`${CONSTITUENTS}/${joe.id}/phone_numbers`, { number: `${n}` }).then(({ status }) => status),
        ),
      expectOthersAreServed,
    );
    expect(answers).toEqual(answers.map(() => 200));
  });

  it('with reads keeps nobody else from writing and reading', async () => {
    const client = server.client();
    await client.get(CONSTITUENTS).expect(200);
    const answers = await whileLocked(
      'LOCK TABLE constituents IN ACCESS EXCLUSIVE MODE',
      () => Array.from({ length: 30 }, () => client.get(CONSTITUENTS).then(({ status }) => status)),
      expectOthersAreServed,
    );
    expect(answers).toEqual(answers.map(() => 200));
  });
});

onPostgres('A PostgreSQL that fails', () => {
  const server = useServer({ DATABASE_TIMEOUT: '2' });
  let client: Client;
  let database: Database;

  beforeAll(() => {
    client = server.client();
    database = server.app.get(Database);
  });

  const expectUnavailable = ({ status, headers }: { status: number; headers: Record<string, string> }) =>
    expect([status, headers['retry-after']]).toEqual([503, '1']);

  /** Cuts every connection of the server that is at work, and returns how many there were. */
  async function cut(other: DataSource): Promise<number> {
    const cutOff: unknown[] = await other.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'`);
    return cutOff.length;
  }

  it('and cuts connections while they write is a 503 at most, and loses nothing that was answered', async () => {
    await client.get(CONSTITUENTS).expect(200);
    const clients = [client, ...Array.from({ length: 7 }, () => server.client())];
    await times(clients.length, (n) => clients[n].get(CONSTITUENTS).expect(200));
    const phone_numbers = Array.from({ length: 10 }, (_, n) => ({ number: `${n}` }));
    const answers = await withSource(server.database.url, async (other) => {
      const writing = { still: true };
      const writes = times(40, (n) =>
        clients[n % clients.length].post(CONSTITUENTS, { first_name: `${n}`, phone_numbers }).then((answer) => answer),
      ).finally(() => (writing.still = false));
      for (let count = 0; writing.still && count < 20;) count += await cut(other);
      return writes;
    });
    const failed = answers.filter(({ status }) => status !== 200);
    expect(failed.length).toBeGreaterThan(0);
    failed.forEach(expectUnavailable);
    for (const [n, { status, body }] of answers.entries()) {
      if (status === 200) await clients[n % clients.length].get(`${CONSTITUENTS}/${body.id}`).expect(200);
    }
  });

  it('and answers nothing is a 503, to who reads and to who writes, after the time that is set', async () => {
    await withSource(server.database.url, async (other) => {
      await other.query('BEGIN');
      await other.query('LOCK TABLE constituents IN ACCESS EXCLUSIVE MODE');
      const requests = [client.get(CONSTITUENTS), client.post(CONSTITUENTS, { first_name: 'Joe' })];
      for (const request of requests) expectUnavailable(await request);
      await other.query('ROLLBACK');
    });
    await client.get(CONSTITUENTS).expect(200);
    await client.post(CONSTITUENTS, { first_name: 'Joe' }).expect(200);
  });

  it('because somebody deletes what is referred to, at the same moment, is a thing to try again', async () => {
    const { body: fund } = await client.post('/api/v1/funds', { name: 'Gone' }).expect(200);
    const { body: joe } = await client.post(CONSTITUENTS, { first_name: 'Joe' }).expect(200);
    await withSource(server.database.url, async (other) => {
      await other.query('BEGIN');
      await other.query(`DELETE FROM funds WHERE name = 'Gone'`);
      // A request of supertest's begins when it is waited for.
      const giving = client
        .post(`${CONSTITUENTS}/${joe.id}/gifts`, {
          gift_type_name: 'Gift',
          received_amount: 5,
          received_date: '2026-01-15',
          fund_id: fund.id,
        })
        .then();
      const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      const state = { over: false };
      const answered = giving.then((answer) => ((state.over = true), answer));
      while (!state.over && (await other.query(waiting)).length === 0);
      await other.query('COMMIT');
      expectUnavailable(await answered);
    });
  });

  it('because two units of work wait for each other ends one of them, as a thing to try again', async () => {
    const locked = [gate(), gate()];
    const lock = (id: number) => `SELECT pg_advisory_xact_lock(${id})`;
    const results = await Promise.allSettled(
      [0, 1].map((own) =>
        database.write(async ({ manager }) => {
          await manager.query(`SET LOCAL deadlock_timeout = 10`);
          await manager.query(lock(own));
          locked[own].open();
          await locked[1 - own].opened;
          await manager.query(lock(1 - own));
        }),
      ),
    );
    const errors = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(errors).toEqual([expect.objectContaining({ code: '40P01' })]);
    expect(database.dialect.isTransient(errors[0])).toBe(true);
  });
});
