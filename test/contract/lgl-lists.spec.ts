import { describe, expect, it } from '@jest/globals';

import { expectParameterError, expectSame } from '../support/answers.js';
import { LGL } from '../support/faces.js';
import { READ_ONLY_LISTS } from '../support/lgl-resources.js';
import { type Client, useServer } from '../support/server.js';
import { unlike } from '../support/shapes.js';
import { walk } from '../support/walk.js';

const server = useServer();

describe.each(READ_ONLY_LISTS)('The list at $path, which the API only reads,', ({ path, itemType, rows }) => {
  const url = () => server.url + path;
  const whole = async (client: Client) => (await client.get(`${path}?limit=1000`).expect(200)).body.items;

  it('has the rows that every account has, made as the documented ones are', async () => {
    const client = server.client();
    const items = await whole(client);
    expect(items.flatMap((row: unknown) => unlike(row, rows))).toEqual([]);
    const { body } = await client.get(path).expect(200);
    expectSame(body, LGL.list({ url: url(), itemType, total: items.length, items: items.slice(0, 25) }));
  });

  it('is found with .json at its end', async () => {
    const client = server.client();
    const { body } = await client.get(`${path}.json?limit=1000`).expect(200);
    expect(body.items).toEqual(await whole(client));
  });

  it('is walked page by page, each row once, in its order', async () => {
    const client = server.client();
    const pages = await walk<{ items: object[] }>(client, `${path}?limit=2`);
    expect(pages.flatMap(({ items }) => items)).toEqual(await whole(client));
  });

  it('is empty behind its end', async () => {
    const client = server.client();
    const total = (await whole(client)).length;
    const { body } = await client.get(`${path}?offset=${total}`).expect(200);
    expectSame(body, LGL.list({ url: url(), asked: { offset: total }, itemType, total, items: [] }));
  });

  it('does not mind query parameters that it does not know, but a paging that is none', async () => {
    const client = server.client();
    const { body } = await client.get(`${path}?limit=1000&page=7&email=x`).expect(200);
    expect(body.items).toEqual(await whole(client));
    for (const query of ['limit=0', 'limit=abc', 'offset=-1', 'offset=1.5']) {
      expectParameterError(await client.get(`${path}?${query}`), query.split('=')[0]);
    }
  });

  it('takes nothing: there is no route to write by, nor one to a single row', async () => {
    const client = server.client();
    const elsewhere = path.replace(/\/types\/\w+$/, '/types/x/y');
    for (const method of ['post', 'put', 'patch', 'delete'] as const) {
      LGL.expectNoRoute(await client[method](path, { name: 'x' }));
    }
    if (!path.endsWith('/types')) LGL.expectNoRoute(await client.get(`${elsewhere}/1`));
  });
});
