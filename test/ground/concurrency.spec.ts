import { describe, expect, it, jest } from '@jest/globals';
import { DataSource } from 'typeorm';

import { type Client, useServer } from '../support/server.js';
import { everyRow } from '../support/sources.js';

// So many requests take their time where many tests run at once.
jest.setTimeout(30_000);

const CONSTITUENTS = '/api/v1/constituents';

interface PhoneNumber {
  id: number;
  number: string;
  is_preferred: boolean;
}

const numbersOf = (name: string, count: number) =>
  Array.from({ length: count }, (_, n) => ({ number: `${name} ${n}`, phone_type_name: 'Mobile' }));

const times = <T>(count: number, work: (n: number) => PromiseLike<T>) =>
  Promise.all(Array.from({ length: count }, (_, n) => work(n)));

const showAll = async (client: Client, ids: number[]) =>
  (await Promise.all(ids.map((id) => client.get(`${CONSTITUENTS}/${id}`).expect(200)))).map(({ body }) => body);

/** Reads again and again until the writes are done. */
async function readDuring(writes: Promise<unknown>, read: () => Promise<void>): Promise<void> {
  const state = { writing: true };
  const done = writes.finally(() => (state.writing = false));
  while (state.writing) await read();
  await done;
}

describe('Requests at once', () => {
  const server = useServer();

  it('leave exactly one preferred number when fifty set it', async () => {
    const client = server.client();
    const phone_numbers = numbersOf('a', 50);
    const { body: joe } = await client.post(CONSTITUENTS, { first_name: 'Joe', phone_numbers }).expect(200);
    const { phone_numbers: numbers }: { phone_numbers: PhoneNumber[] } = joe;

    await times(50, (n) => client.patch(`/api/v1/phone_numbers/${numbers[n].id}`, { is_preferred: true }).expect(200));
    const { body: after } = await client.get(`${CONSTITUENTS}/${joe.id}`).expect(200);
    expect(after.phone_numbers).toHaveLength(50);
    expect(after.phone_numbers.filter((number: PhoneNumber) => number.is_preferred)).toHaveLength(1);
  });

  it('leave exactly one preferred number when fifty are added as such, whichever way', async () => {
    const client = server.client();
    const { body: joe } = await client.post(CONSTITUENTS, { first_name: 'Joe' }).expect(200);
    const constituent = `${CONSTITUENTS}/${joe.id}`;
    await times(50, (n) => {
      const number = { number: `${n}`, is_preferred: true };
      return n % 2 === 0
        ? client.post(`${constituent}/phone_numbers`, number).expect(200)
        : client.patch(constituent, { phone_numbers: [number] }).expect(200);
    });
    const { body: after } = await client.get(constituent).expect(200);
    expect(after.phone_numbers).toHaveLength(50);
    expect(after.phone_numbers.filter((number: PhoneNumber) => number.is_preferred)).toHaveLength(1);
  });

  it('that fail half-way leave nothing, and take nothing of their neighbours with them', async () => {
    const client = server.client();
    await client.get(CONSTITUENTS).expect(200);
    const before = await everyRow(server.app.get(DataSource));
    const answers = await times(40, (n) => {
      // The bad number comes last, when the constituent and the others are already written.
      const bad = n % 2 === 0 ? [] : [{ number: 'bad', phone_type_name: 'Telegraph' }];
      const first_name = bad.length > 0 ? 'Lost' : 'Kept';
      return client.post(CONSTITUENTS, { first_name, phone_numbers: [...numbersOf(first_name, 3), ...bad] });
    });
    expect(answers.map(({ status }) => status)).toEqual(answers.map((_, n) => (n % 2 === 0 ? 200 : 422)));

    const after = await everyRow(server.app.get(DataSource));
    const added = (table: string) => after[table].slice(before[table].length);
    expect(added('constituents').map((row) => row.first_name)).toEqual(Array.from({ length: 20 }, () => 'Kept'));
    expect(added('phone_numbers')).toHaveLength(60);
    expect(added('changes')).toHaveLength(80);
    expect(JSON.stringify(after)).not.toContain('Lost');
  });

  it('that delete one record find it once', async () => {
    const client = server.client();
    const { body: joe } = await client.post(CONSTITUENTS, { first_name: 'Joe' }).expect(200);
    const answers = await times(10, () => client.delete(`${CONSTITUENTS}/${joe.id}`));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array.from({ length: 9 }, () => 404)]);
  });
});

describe('Records that are asked for at once', () => {
  const server = useServer();

  it('are answered each to who asked for it, and 404 for each that is not there', async () => {
    const client = server.client();
    const people = await times(20, async (n) => {
      const sent = { last_name: `Doe '?' ${n}`, phone_numbers: numbersOf(`${n}`, n % 4) };
      return (await client.post(CONSTITUENTS, sent).expect(200)).body;
    });
    const alone = new Map<number, unknown>();
    for (const { id } of people) alone.set(id, (await client.get(`${CONSTITUENTS}/${id}`).expect(200)).body);

    const ids = Array.from({ length: 120 }, (_, n) => ((n * 7) % 24) + 1);
    const answers = await Promise.all(ids.map((id) => client.get(`${CONSTITUENTS}/${id}`)));
    for (const [index, id] of ids.entries()) {
      if (alone.has(id)) expect(answers[index].body).toEqual(alone.get(id));
      else expect(answers[index].status).toBe(404);
    }
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 404]));
  });

  it('are shown to each account as of its own time', async () => {
    const gift = { gift_type_name: 'Gift', received_amount: 5, received_date: '2020-06-01' };
    const [now, then] = await times(2, async (n) => {
      const client = server.client(`times-${n}`);
      const { body: joe } = await client.post(CONSTITUENTS, { last_name: 'Doe' }).expect(200);
      await client.post(`${CONSTITUENTS}/${joe.id}/gifts`, gift).expect(200);
      return { client, id: joe.id };
    });
    await then.client.put('/sandbox/clock', { mode: 'frozen', now: '2020-07-01T12:00:00Z' }).expect(200);

    const statusesOf = async ({ client, id }: typeof now) => {
      const { body } = await client.get(`${CONSTITUENTS}/${id}`).expect(200);
      return body.categories[0].keywords.map(({ short_code }: { short_code: string }) => short_code);
    };
    const asked = await times(40, (n) => statusesOf(n % 2 === 0 ? now : then));
    expect(asked).toEqual(
      asked.map((_, n) =>
        n % 2 === 0 ? ['top_100_donor', 'lapsed_donor'] : ['top_100_donor', 'new_donor', 'active_donor'],
      ),
    );
  });
});

describe('A fund that is deleted while gifts come to refer to it', () => {
  const server = useServer();

  it('is never referred to by one that stays, and nobody is told that the server is broken', async () => {
    const client = server.client();
    const { body: joe } = await client.post(CONSTITUENTS, { first_name: 'Joe' }).expect(200);
    const gifts = `${CONSTITUENTS}/${joe.id}/gifts`;
    for (let round = 0; round < 10; round += 1) {
      const { body: fund } = await client.post('/api/v1/funds', { name: `Fund ${round}` }).expect(200);
      const gift = { gift_type_name: 'Gift', received_amount: 5, received_date: '2026-01-15', fund_id: fund.id };
      const give = (count: number) => times(count, () => client.post(gifts, gift));
      const [given, deleted, later] = await Promise.all([give(3), client.delete(`/api/v1/funds/${fund.id}`), give(3)]);
      // Whoever came too late is told so: at once, or, where the database found it, to try again.
      expect([200, 503]).toContain(deleted.status);
      for (const { status } of [...given, ...later]) expect([200, 422, 503]).toContain(status);
    }
    const { body } = await client.get(`${gifts}?limit=100`).expect(200);
    expect(body.items.length).toBeGreaterThan(0);
    const { body: funds } = await client.get('/api/v1/funds?limit=100').expect(200);
    const there = [null, 0, ...funds.items.map(({ id }: { id: number }) => id)];
    for (const { id } of body.items) {
      expect(there).toContain((await client.get(`/api/v1/gifts/${id}`).expect(200)).body.fund_id);
    }
  });
});

describe('Who reads while others write', () => {
  const server = useServer();
  const SET = 5;

  it('never sees half a constituent that is being created', async () => {
    const client = server.client();
    await client.get(CONSTITUENTS).expect(200);
    const writes = times(20, (n) =>
      client.post(CONSTITUENTS, { first_name: `${n}`, phone_numbers: numbersOf(`${n}`, SET) }).expect(200),
    );
    const seen = new Set<number>();
    await readDuring(writes, async () => {
      const { body: list } = await client.get(`${CONSTITUENTS}?limit=100`).expect(200);
      expect(list.items).toHaveLength(list.total_items);
      const ids = list.items.map(({ id }: { id: number }) => id).filter((id: number) => !seen.has(id));
      for (const { id, phone_numbers } of await showAll(client, ids)) {
        expect(phone_numbers).toHaveLength(SET);
        seen.add(id);
      }
    });
    expect(seen.size).toBeGreaterThan(0);
  });

  it('sees either all of the old numbers or all of the new ones', async () => {
    const client = server.client();
    const phone_numbers = numbersOf('0', SET);
    const { body: joe } = await client.post(CONSTITUENTS, { first_name: '0', phone_numbers }).expect(200);
    const constituent = `${CONSTITUENTS}/${joe.id}`;
    const writes = times(20, (n) =>
      client
        .patch(constituent, {
          first_name: `${n + 1}`,
          phone_numbers: numbersOf(`${n + 1}`, SET),
          remove_previous_phone_numbers: true,
        })
        .expect(200),
    );
    const versions = new Set<string>();
    await readDuring(writes, async () => {
      const [{ body: shown }, { body: list }] = await Promise.all([
        client.get(constituent).expect(200),
        client.get(`${constituent}/phone_numbers`).expect(200),
      ]);
      const expected = (name: string) => numbersOf(name, SET).map(({ number }) => number);
      const [shownNumbers, listed] = [shown.phone_numbers, list.items].map((all: PhoneNumber[]) =>
        all.map(({ number }) => number).toSorted(),
      );
      expect(shownNumbers).toEqual(expected(shown.first_name));
      expect(listed).toEqual(expected(listed[0].split(' ')[0]));
      expect(list.total_items).toBe(SET);
      versions.add(shown.first_name);
    });
    expect(versions.size).toBeGreaterThan(1);
  });
});
