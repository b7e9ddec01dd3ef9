import { describe, expect, it } from '@jest/globals';

import { expectError, expectNotFound } from '../support/answers.js';
import { collectionOf, pathsUnder, RESOURCES } from '../support/resources.js';
import { useServer } from '../support/server.js';

describe.each(RESOURCES)('A $itemType of another account', (resource) => {
  const server = useServer();

  it('does not exist: it is not shown, changed or deleted', async () => {
    const { client, item, add } = await collectionOf(server.client(), resource);
    const stranger = server.client();
    const created = await add();
    expectNotFound(await stranger.get(item(created.id)), created.id);
    expectNotFound(await stranger.patch(item(created.id), resource.update.body), created.id);
    expectNotFound(await stranger.put(item(created.id), resource.update.body), created.id);
    expectNotFound(await stranger.delete(item(created.id)), created.id);
    expect((await client.get(item(created.id)).expect(200)).body).toEqual(created);
  });

  it('is neither listed nor counted', async () => {
    const { add } = await collectionOf(server.client(), resource);
    await add();
    const own = await collectionOf(server.client(), resource);
    expect((await own.client.get(own.list).expect(200)).body).toMatchObject({ total_items: 0, items: [] });
    const mine = await own.add();
    const { body } = await own.client.get(own.list).expect(200);
    expect(body).toMatchObject({ total_items: 1, items: [{ id: mine.id }] });
  });
});

describe.each(RESOURCES.filter(({ parent }) => parent))('The parent of a $itemType', (resource) => {
  const server = useServer();

  it('must be one of the account: under another one nothing is listed or created', async () => {
    const { client, parent, list, create, add } = await collectionOf(server.client(), resource);
    await add();
    const stranger = server.client();
    expectNotFound(await stranger.get(list), parent);
    expectNotFound(await stranger.post(create, resource.create.body), parent);
    expect((await client.get(list).expect(200)).body.total_items).toBe(1);
  });

  it('must exist', async () => {
    const client = server.client();
    const { list, create } = pathsUnder(resource.paths, 2_147_483_647);
    expectNotFound(await client.get(list), 2_147_483_647);
    expectNotFound(await client.post(create, resource.create.body), 2_147_483_647);
  });
});

const NO_IDS = [
  '1e3',
  '0x1',
  '-1',
  '0',
  '01',
  '+1',
  '2147483648',
  '9999999999999999999',
  '%00',
  'abc',
  '1.5',
  '%F0%9F%90%9B',
];

describe.each(RESOURCES)('What is no id in the path of a $itemType', (resource) => {
  const server = useServer();

  it.each(NO_IDS)('names no record: %s', async (text) => {
    const client = server.client();
    const { item } = pathsUnder(resource.paths, 1);
    const id = decodeURIComponent(text);
    expectNotFound(await client.get(item(text)), id);
    expectNotFound(await client.patch(item(text), resource.update.body), id);
    expectNotFound(await client.put(item(text), resource.update.body), id);
    expectNotFound(await client.delete(item(text)), id);
  });

  if (resource.parent) {
    it.each(NO_IDS)('names no parent: %s', async (text) => {
      const client = server.client();
      const { list, create } = pathsUnder(resource.paths, text);
      expectNotFound(await client.get(list), decodeURIComponent(text));
      expectNotFound(await client.post(create, resource.create.body), decodeURIComponent(text));
    });
  }

  it.each(['%', '%zz', '%C3%28', '%FF'])('is refused when its percent-encoding is malformed: %s', async (text) => {
    const client = server.client();
    const { item } = pathsUnder(resource.paths, 1);
    expectError(await client.get(item(text)), { status: 400, error: 'Bad Request' });
    expectError(await client.delete(item(text)), { status: 400, error: 'Bad Request' });
    await client.get('/api/v1/types').expect(200);
  });

  it('is not an id with something behind it', async () => {
    const { status, body } = await server.client().get(`${pathsUnder(resource.paths, 1).item(1)}/nothing`);
    expect({ status, body }).toEqual({ status: 404, body: { status: 404, error: 'Not Found' } });
  });
});
