import { describe, expect, it } from '@jest/globals';

import { expectParameterError, idsOf } from '../support/answers.js';
import { collectionOf, RESOURCES } from '../support/resources.js';
import { useServer } from '../support/server.js';
import { walk } from '../support/walk.js';

const ENVELOPE = ['api_version', 'items_count', 'total_items', 'limit', 'offset', 'item_type', 'items'];
const ENVELOPE_BEFORE_ANOTHER_PAGE = ENVELOPE.toSpliced(5, 0, 'next_item', 'next_link');

describe.each(RESOURCES)('A list of $itemType', (resource) => {
  const server = useServer();

  /** A collection of this many records, and all their ids. */
  async function filled(count: number) {
    const collection = await collectionOf(server.client(), resource);
    const ids: number[] = [];
    for (let made = 0; made < count; made += 1) ids.push((await collection.add()).id);
    return { ...collection, ids };
  }

  it('says how much there is, with nothing to go on to, when there is nothing', async () => {
    const { client, list } = await filled(0);
    const { body } = await client.get(list).expect(200);
    expect(Object.keys(body)).toEqual(ENVELOPE);
    expect(body).toEqual({
      api_version: '1.0',
      items_count: 0,
      total_items: 0,
      limit: 25,
      offset: 0,
      item_type: resource.itemType,
      items: [],
    });
  });

  it('shows every record whole, its keys in order, without what only a single record shows', async () => {
    const { client, list, item, ids } = await filled(1);
    const { body } = await client.get(list).expect(200);
    expect(Object.keys(body)).toEqual(ENVELOPE);
    expect(body).toMatchObject({ items_count: 1, total_items: 1, item_type: resource.itemType });
    expect(Object.keys(body.items[0])).toEqual(resource.listed);
    expect((await client.get(item(ids[0])).expect(200)).body).toMatchObject(body.items[0]);
  });

  it('says where it goes on, on every page but the last', async () => {
    const { client, list } = await filled(3);
    const { body: first } = await client.get(`${list}?limit=2`).expect(200);
    expect(Object.keys(first)).toEqual(ENVELOPE_BEFORE_ANOTHER_PAGE);
    expect(first).toMatchObject({ items_count: 2, total_items: 3, limit: 2, offset: 0, next_item: 2 });
    expect(first.next_link).toBe(`${server.url}${list}?limit=2&offset=2`);

    const { body: last } = await client.get(`${list}?limit=2&offset=2`).expect(200);
    expect(Object.keys(last)).toEqual(ENVELOPE);
    expect(last).toMatchObject({ items_count: 1, total_items: 3, limit: 2, offset: 2 });
  });

  it('is walked by its next_link, each record once', async () => {
    const { client, list, ids } = await filled(7);
    const pages = await walk(client, `${list}?limit=3`);
    expect(pages.map(({ items }) => items.length)).toEqual([3, 3, 1]);
    expect(pages.flatMap(idsOf).toSorted((a, b) => a - b)).toEqual(ids);
  });

  it('has 25 records to a page unless it is asked for another number', async () => {
    const { client, list, ids } = await filled(26);
    const { body } = await client.get(list).expect(200);
    expect(body).toMatchObject({ items_count: 25, total_items: 26, limit: 25, next_item: 25 });
    expect(body.next_link).toBe(`${server.url}${list}?offset=25`);
    expect((await walk(client, list)).flatMap(idsOf).toSorted((a, b) => a - b)).toEqual(ids);
  });

  it('is empty behind its end', async () => {
    const { client, list } = await filled(1);
    for (const offset of ['1', '2', '9007199254740991']) {
      const { body } = await client.get(`${list}?offset=${offset}`).expect(200);
      expect(Object.keys(body)).toEqual(ENVELOPE);
      expect(body).toMatchObject({ items_count: 0, total_items: 1, offset: Number(offset), items: [] });
    }
  });

  it('has at most 10,000 records to a page, and says so', async () => {
    const { client, list } = await filled(1);
    expect((await client.get(`${list}?limit=10000`).expect(200)).body.limit).toBe(10_000);
    expect((await client.get(`${list}?limit=10001`).expect(200)).body.limit).toBe(10_000);
    expect((await client.get(`${list}?limit=999999999999`).expect(200)).body.limit).toBe(10_000);
  });

  it.each([
    ...['-1', '0', 'abc', '1.5', '', '%20', '1e2', '0x10', '99999999999999999999'].map((value) => `limit=${value}`),
    ...['-1', 'abc', '1.5', '', '99999999999999999999'].map((value) => `offset=${value}`),
    'limit=1&limit=2',
    'offset=0&offset=1',
  ])('cannot be asked for with %s', async (query) => {
    const { client, list } = await filled(0);
    expectParameterError(await client.get(`${list}?${query}`), query.split('=')[0]);
  });

  it('does not mind query parameters that it does not know', async () => {
    const { client, list } = await filled(1);
    const { body } = await client.get(`${list}?page=7&sort=x&limit[]=3&__proto__=1`).expect(200);
    expect(body).toMatchObject({ items_count: 1, limit: 25 });
  });
});
