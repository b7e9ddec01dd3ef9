import { faker } from '@faker-js/faker/locale/en_US';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DataSource } from 'typeorm';

import { AccountsService } from '../../src/accounts/accounts.service.js';
import type { Caller } from '../../src/accounts/caller.js';
import { generate } from '../../src/lgl/generate/generate.js';
import { readLists } from '../../src/lgl/generate/lists.js';
import type { Wanted } from '../../src/made-up/wanted.js';
import { UnitOfWork } from '../../src/records/unit-of-work.js';
import { Archives } from '../../src/sandbox/archive/archives.js';
import { type Client, useServer } from '../support/server.js';
import { rowsOfAccount } from '../support/sources.js';

jest.setTimeout(120_000);

const server = useServer();
const WANTED: Wanted = { constituents: 60, seed: 7, since: '2021-01-01', until: '2026-06-30' };

type Row = Record<string, unknown> & { id: number };

const callerOf = async ({ key }: Client): Promise<Caller> => (await server.app.get(AccountsService).callerOf(key))!;
const rowsOf = async (client: Client) => rowsOfAccount(server.app.get(DataSource), (await callerOf(client)).account_id);
const listsOf = (caller: Caller) => server.app.get(UnitOfWork).read(caller, readLists);

/** Has a client's account hold a generated charity. */
async function fill(client: Client, wanted = WANTED): Promise<void> {
  const caller = await callerOf(client);
  await server.app.get(Archives).replace(caller, async (filling) => {
    const lists = await listsOf({ ...caller, account_id: filling.account_id });
    await generate(filling, lists, faker, wanted, async () => {});
    await filling.count();
  });
}

/** The rows of such a charity as they are made, by their tables, without a database. */
async function made(client: Client, wanted = WANTED): Promise<Map<string, Row[]>> {
  const tables = new Map<string, Row[]>();
  const counts = await server.app
    .get(DataSource)
    .query(`SELECT record_type, last_id FROM record_counts WHERE account_id = ${(await callerOf(client)).account_id}`);
  const lastIds = new Map<string, number>(
    counts.map(({ record_type, last_id }: { record_type: string; last_id: number }) => [record_type, last_id]),
  );
  const store = {
    lastId: (table: string) => lastIds.get(table) ?? 0,
    add: async (parts: Iterable<readonly [string, readonly { row: object }[]]>) => {
      for (const [table, rows] of parts)
        tables.set(table, [...(tables.get(table) ?? []), ...rows.map(({ row }) => row as Row)]);
    },
  };
  await generate(store, await listsOf(await callerOf(client)), faker, wanted, async () => {});
  return tables;
}

/** How a row of each table is sent to the API; an entry of a list has no way. */
const SENDING: Readonly<Record<string, (row: Row) => [method: 'post' | 'patch', path: string, body?: object]>> = {
  campaigns: () => ['post', 'campaigns'],
  funds: () => ['post', 'funds'],
  appeals: () => ['post', 'appeals'],
  fundraising_events: () => ['post', 'events'],
  categories: () => ['post', 'categories'],
  keywords: ({ category_id }) => ['post', `categories/${category_id}/keywords`],
  constituents: () => ['post', 'constituents'],
  ...Object.fromEntries(
    ['street_addresses', 'phone_numbers', 'email_addresses', 'web_addresses'].map((table) => [
      table,
      ({ item_id }: Row) => ['post', `constituents/${item_id}/${table}`] as ['post', string],
    ]),
  ),
  ...Object.fromEntries(
    [
      'constituent_relationships',
      'gifts',
      'memberships',
      'notes',
      'contact_reports',
      'volunteer_times',
      'class_affiliations',
      'group_memberships',
      'appeal_requests',
    ].map((table) => [
      table,
      ({ constituent_id }: Row) => ['post', `constituents/${constituent_id}/${table}`] as ['post', string],
    ]),
  ),
  constituent_keywords: ({ constituent_id, keyword_id }) => [
    'post',
    `constituents/${constituent_id}/keywords`,
    { id: keyword_id },
  ],
  constituent_attribute_values: ({ constituent_id, attribute_id: id, value }) => [
    'patch',
    `constituents/${constituent_id}`,
    { custom_attrs: [{ id, value }] },
  ],
  invitations: ({ event_id }) => ['post', `events/${event_id}/invitations`],
  attendances: ({ invitation_id, date }) => ['patch', `invitations/${invitation_id}`, { attendances: [{ date }] }],
};
/** There is no way to send these. */
const UNSENT = ['constituent_lists', 'constituent_list_members'];

function bodyOf({ id: _, created_at: _c, updated_at: _u, team_member_id, ...row }: Row): object {
  return { ...row, ...(team_member_id ? { team_member: String(team_member_id) } : {}) };
}

/** The rows of some tables as they are compared: when they were stored is another matter. */
function withoutTimes(rows: Record<string, string[]>, tables: readonly string[]): Record<string, object[]> {
  return Object.fromEntries(
    tables.map((table) => [
      table,
      rows[table].map((row) => {
        const { created_at: _, updated_at: _u, ...rest } = JSON.parse(row);
        return rest;
      }),
    ]),
  );
}

describe('A generated charity', () => {
  let client: Client;
  let tables: Map<string, Row[]>;

  beforeAll(async () => {
    client = server.client();
    tables = await made(client);
    await fill(client);
  });

  it('is the same whenever and wherever it is made with the same seed, and another with another one', async () => {
    const again = server.client();
    await fill(again);
    // The keywords that an account starts with have times of their own.
    const generated = [...tables.keys()].filter((table) => table !== 'keywords');
    const [one, other] = [await rowsOf(client), await rowsOf(again)];
    for (const table of generated) expect(other[table]).toEqual(one[table]);
    expect([...(await made(server.client()))]).toEqual([...tables]);
    const another = await made(server.client(), { ...WANTED, seed: 8 });
    expect(another.get('constituents')).not.toEqual(tables.get('constituents'));
  });

  it('is stored as the API would store it, with whatever follows from it', async () => {
    const sent = server.client();
    for (const [table, rows] of tables) {
      if (UNSENT.includes(table)) continue;
      for (const row of rows) {
        // The mirror of a relationship comes with it.
        if (row.mirror_of) continue;
        const [method, path, body = bodyOf(row)] = SENDING[table](row);
        const answer = await sent[method](`/api/v1/${path}`, body);
        expect([table, row.id, answer.status, answer.status === 200 ? '' : answer.text]).toEqual([
          table,
          row.id,
          200,
          '',
        ]);
      }
    }
    const compared = [...tables.keys()].filter((table) => !UNSENT.includes(table));
    expect(withoutTimes(await rowsOf(client), compared)).toEqual(withoutTimes(await rowsOf(sent), compared));
  });

  it('has something of every kind', async () => {
    const { constituents } = Object.fromEntries(tables);
    expect(constituents).toHaveLength(60);
    await fill(server.client());
    const big = await made(server.client(), { ...WANTED, constituents: 600 });
    const kinds = new Set((big.get('gifts') ?? []).map(({ gift_type_id }) => gift_type_id));
    expect([...kinds].toSorted((one, other) => Number(one) - Number(other))).toEqual([1, 5, 7, 8, 11, 13]);
    for (const [table, rows] of big) expect([table, rows.length > 0]).toEqual([table, true]);
    expect([...big.keys()].toSorted()).toEqual([...Object.keys(SENDING), ...UNSENT].toSorted());
  });

  it('is believable: gifts have a long tail and peak at the end of the year, memberships lapse, and all is of its time', async () => {
    const big = await made(server.client(), { ...WANTED, constituents: 2000 });
    const gifts = big.get('gifts')!.filter(({ gift_type_id }) => gift_type_id === 1);
    const amounts = gifts.map(({ received_amount }) => Number(received_amount)).toSorted((one, other) => other - one);
    const sum = (some: number[]) => some.reduce((total, amount) => total + amount, 0);
    expect(sum(amounts.slice(0, amounts.length / 10))).toBeGreaterThan(sum(amounts) / 2);
    const inDecember = gifts.filter(({ received_date }) => String(received_date).slice(5, 7) === '12');
    expect(inDecember.length / gifts.length).toBeGreaterThan(0.2);
    const ends = new Map(
      big.get('memberships')!.map(({ constituent_id, finish_date }) => [constituent_id, String(finish_date)]),
    );
    const lapsed = [...ends.values()].filter((end) => end < WANTED.until);
    expect(lapsed.length / ends.size).toBeGreaterThan(0.2);
    expect(lapsed.length / ends.size).toBeLessThan(0.8);
    const times = [...big.values()].flat().flatMap(({ created_at }) => (created_at ? [String(created_at)] : []));
    expect(times.every((time) => time >= '2020-12' && time < '2026-07-01')).toBe(true);
  });

  it('is found by searches, and gives the ids that come next', async () => {
    const [person] = tables.get('constituents')!.filter(({ last_name }) => last_name);
    const found = await client.get(
      `/api/v1/constituents/search?q[]=name=${encodeURIComponent(String(person.last_name))}`,
    );
    expect(found.body.items.map(({ id }: Row) => id)).toContain(person.id);
    const [address] = tables.get('email_addresses')!;
    const byMail = await client.get(`/api/v1/constituents/search?q[]=eaddr=${String(address.address)}`).expect(200);
    expect(byMail.body.items.map(({ id }: Row) => id)).toContain(address.item_id);
    const { body } = await client.post('/api/v1/constituents', { first_name: 'Next' }).expect(200);
    expect(body.id).toBe(61);
  });
});
