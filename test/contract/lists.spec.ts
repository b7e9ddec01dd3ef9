import { describe, expect, it } from '@jest/globals';

import { expectSame } from '../support/answers.js';
import { collectionOf, RESOURCES } from '../support/resources.js';
import { useServer } from '../support/server.js';
import { walk } from '../support/walk.js';

describe.each(RESOURCES)('A list of $itemType', (resource) => {
  const server = useServer();
  const { face, itemType } = resource;
  const { usual, largest } = face.limits;

  /** A collection of this many records, all their ids, and the answer that its list must give. */
  async function filled(count: number) {
    const collection = await collectionOf(server.client(), resource);
    const ids: (number | string)[] = [];
    for (let made = 0; made < count; made += 1) ids.push((await collection.add()).id);
    const url = server.url + collection.list;
    const answer = (items: readonly unknown[], asked?: { limit?: number; offset?: number }) =>
      face.list({ url, asked, itemType, total: count, items });
    return { ...collection, ids: ids.toSorted(), answer };
  }

  it('says how much there is, with nothing to go on to, when there is nothing', async () => {
    const { client, list, answer } = await filled(0);
    expectSame((await client.get(list).expect(200)).body, answer([]));
  });

  it('shows every record whole, its keys in order, without what only a single record shows', async () => {
    const { client, list, item, ids, answer } = await filled(1);
    const { body } = await client.get(list).expect(200);
    const [found] = face.read(body).items;
    expectSame(body, answer([found]));
    expect(Object.keys(found)).toEqual(resource.listed);
    expect((await client.get(item(ids[0])).expect(200)).body).toMatchObject(found);
  });

  it('says where it goes on, on every page but the last', async () => {
    const { client, list, answer } = await filled(3);
    for (const [asked, count] of [
      [{ limit: 2, offset: 0 }, 2],
      [{ limit: 2, offset: 2 }, 1],
      [{ limit: 1, offset: 1 }, 1],
      [{ limit: 3, offset: 0 }, 3],
    ] as const) {
      const { body } = await client.get(`${list}?limit=${asked.limit}&offset=${asked.offset}`).expect(200);
      const { items } = face.read(body);
      expect(items).toHaveLength(count);
      expectSame(body, answer(items, asked));
    }
  });

  it('is walked page by page, each record once', async () => {
    const { client, list, ids } = await filled(7);
    const pages = (await walk<object>(client, `${list}?limit=3`)).map((body) => face.read(body).items);
    expect(pages.map((items) => items.length)).toEqual([3, 3, 1]);
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
    const { client, list, answer } = await filled(1);
    for (const offset of ['1', '2', '9007199254740991']) {
      const { body } = await client.get(`${list}?offset=${offset}`).expect(200);
      expectSame(body, answer([], { offset: Number(offset) }));
    }
  });

  it('has a largest number of records to a page, and says so', async () => {
    const { client, list } = await filled(1);
    for (const limit of [String(largest), String(largest + 1), '999999999999']) {
      expect(face.read((await client.get(`${list}?limit=${limit}`).expect(200)).body).limit).toBe(largest);
    }
  });

  it.each([
    ...['-1', '0', 'abc', '1.5', '', '%20', '1e2', '0x10', '99999999999999999999'].map((value) => `limit=${value}`),
    ...['-1', 'abc', '1.5', '', '99999999999999999999'].map((value) => `offset=${value}`),
    'limit=1&limit=2',
    'offset=0&offset=1',
  ])('cannot be asked for with %s', async (query) => {
    const { client, list } = await filled(0);
    face.expectWrong(await client.get(`${list}?${query}`), 'parameter', query.split('=')[0]);
  });

  it('does not mind query parameters that it does not know', async () => {
    const { client, list, answer } = await filled(1);
    const { body } = await client.get(`${list}?page=7&sort=x&limit[]=3&__proto__=1`).expect(200);
    const { items } = face.read(body);
    expect(items).toHaveLength(1);
    expectSame(body, answer(items));
  });
});
