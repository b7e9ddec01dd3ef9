import { describe, expect, it } from '@jest/globals';

import { expectSame } from '../support/answers.js';
import { type Id, listsOf, sharedCollection } from '../support/collection.js';
import { RESOURCES } from '../support/resources.js';
import { useServer } from '../support/server.js';
import { walk } from '../support/walk.js';

const server = useServer();

/** Each list of each resource; some have records in it from the start, so that counts begin with those. */
const LISTS = RESOURCES.flatMap((resource) => listsOf(resource).map((path) => ({ path, resource, ...resource })));

describe.each(LISTS)('The list at $path', ({ path, resource, ...listed }) => {
  const { face, itemType } = listed;
  const { usual, largest } = face.limits;

  const shared = sharedCollection(server.client(), resource, { list: path });

  /** The list with at least this many records, the ids of all, and the answer that it must give. */
  async function filled(count: number) {
    const collection = await shared();
    const { client, list, add } = collection;
    const { body } = await client.get(`${list}?limit=${largest}`).expect(200);
    const ids: Id[] = face.read(body).items.map(({ id }) => id);
    while (ids.length < count) ids.push((await add()).id);
    const url = server.url + list;
    const answer = (items: readonly unknown[], asked?: { limit?: number; offset?: number }) =>
      face.list({ url, asked, itemType, total: ids.length, items });
    return { ...collection, ids: ids.toSorted(), answer };
  }

  it('says how much there is', async () => {
    const { client, list, answer } = await filled(0);
    const { body } = await client.get(list).expect(200);
    expectSame(body, answer(face.read(body).items));
  });

  it('shows every record whole, its keys in order, without what only a single record shows', async () => {
    const { client, list, item, add, count } = await filled(0);
    const { id } = await add();
    const { body } = await client.get(`${list}?limit=${await count()}`).expect(200);
    const row = face.read(body).items.find((one) => one.id === id)!;
    expect(Object.keys(row)).toEqual(listed.listed);
    if (listed.rowsOfTheirOwn) return;
    expect((await client.get(item(id)).expect(200)).body).toMatchObject(row);
  });

  it('says where it goes on, on every page but the last', async () => {
    const { client, list, ids, answer } = await filled(3);
    const total = ids.length;
    for (const asked of [
      { limit: total - 1, offset: 0 },
      { limit: 2, offset: total - 1 },
      { limit: 1, offset: 1 },
      { limit: total, offset: 0 },
    ]) {
      const { body } = await client.get(`${list}?limit=${asked.limit}&offset=${asked.offset}`).expect(200);
      const { items } = face.read(body);
      expect(items).toHaveLength(Math.min(asked.limit, total - asked.offset));
      expectSame(body, answer(items, asked));
    }
  });

  it('is walked page by page, each record once', async () => {
    const { client, list, ids } = await filled(7);
    const pages = (await walk<object>(client, `${list}?limit=3`)).map((body) => face.read(body).items);
    expect(pages.slice(0, -1).every((items) => items.length === 3)).toBe(true);
    expect(pages.flatMap((items) => items.map(({ id }) => id)).toSorted()).toEqual(ids);
  });

  it('has its usual number of records to a page unless it is asked for another', async () => {
    const { client, list, ids, answer } = await filled(usual + 1);
    const { body } = await client.get(list).expect(200);
    const { items } = face.read(body);
    expect(items).toHaveLength(usual);
    expectSame(body, answer(items));
    const pages = (await walk<object>(client, list)).map((page) => face.read(page).items);
    expect(pages.flatMap((page) => page.map(({ id }) => id)).toSorted()).toEqual(ids);
  });

  it('is empty behind its end', async () => {
    const { client, list, ids, answer } = await filled(1);
    for (const offset of [ids.length, ids.length + 1, Number.MAX_SAFE_INTEGER]) {
      const { body } = await client.get(`${list}?offset=${offset}`).expect(200);
      expectSame(body, answer([], { offset }));
    }
  });

  it('has a largest number of records to a page, and says so', async () => {
    const { client, list } = await filled(1);
    for (const limit of [String(largest), String(largest + 1), '999999999999']) {
      expect(face.read((await client.get(`${list}?limit=${limit}`).expect(200)).body).limit).toBe(largest);
    }
  });

  it('cannot be asked for with a paging that is none', async () => {
    const { client, list } = await filled(0);
    const limits = ['-1', '0', 'abc', '1.5', '', '%20', '1e2', '0x10', '99999999999999999999'];
    const offsets = ['-1', 'abc', '1.5', '', '99999999999999999999'];
    for (const query of [
      ...limits.map((value) => `limit=${value}`),
      ...offsets.map((value) => `offset=${value}`),
      'limit=1&limit=2',
      'offset=0&offset=1',
    ]) {
      face.expectWrong(await client.get(`${list}?${query}`), 'parameter', query.split('=')[0]);
    }
  });

  it('does not mind query parameters that it does not know', async () => {
    const { client, list, ids, answer } = await filled(1);
    const limit = ids.length;
    const { body } = await client.get(`${list}?limit=${limit}&page=7&email=x&limit[]=3&__proto__=1`).expect(200);
    const { items } = face.read(body);
    expect(items).toHaveLength(limit);
    expectSame(body, answer(items, { limit }));
  });
});
