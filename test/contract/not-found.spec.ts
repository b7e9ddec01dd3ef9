import { describe, expect, it } from '@jest/globals';

import { expectNotFound } from '../support/answers.js';
import { DRX } from '../support/faces.js';
import { collectionOf, LGL_RESOURCES, pathsUnder, RESOURCES } from '../support/resources.js';
import { useServer } from '../support/server.js';

describe.each(RESOURCES)('A $itemType of another account', (resource) => {
  const server = useServer();
  const { face, methods, update } = resource;

  it('does not exist: it is not shown, changed or deleted', async () => {
    const { client, item, add } = await collectionOf(server.client(), resource);
    const stranger = server.client();
    const { id } = await add();
    const { body: before } = await client.get(item(id)).expect(200);
    face.expectNotFound(await stranger.get(item(id)), `${id}`);
    for (const method of methods) face.expectNotFound(await stranger[method](item(id), update.body), `${id}`);
    expect((await client.get(item(id)).expect(200)).body).toEqual(before);
  });

  it('is neither listed nor counted', async () => {
    const { add } = await collectionOf(server.client(), resource);
    await add();
    const own = await collectionOf(server.client(), resource);
    expect(face.read((await own.client.get(own.list).expect(200)).body)).toMatchObject({ total: 0, items: [] });
    const mine = await own.add();
    const { body } = await own.client.get(own.list).expect(200);
    expect(face.read(body)).toMatchObject({ total: 1, items: [{ id: mine.id }] });
  });
});

describe.each(LGL_RESOURCES.filter(({ parent }) => parent))('The parent of a $itemType', (resource) => {
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

describe.each(RESOURCES)('What is no id in the path of a $itemType', (resource) => {
  const server = useServer();
  const { face, methods, update, paths, parent } = resource;

  it.each([...face.noIds, face.freeId])('names no record: %s', async (text) => {
    const client = server.client();
    const { item } = pathsUnder(paths, 1);
    const id = decodeURIComponent(text);
    face.expectNotFound(await client.get(item(text)), id);
    for (const method of methods) face.expectNotFound(await client[method](item(text), update.body), id);
  });

  if (parent && !parent.field) {
    it.each(face.noIds)('names no parent: %s', async (text) => {
      const client = server.client();
      const { list, create } = pathsUnder(paths, text);
      face.expectNotFound(await client.get(list), decodeURIComponent(text));
      face.expectNotFound(await client.post(create, resource.create.body), decodeURIComponent(text));
    });
  }

  it.each(['%', '%zz', '%C3%28', '%FF'])('is refused when its percent-encoding is malformed: %s', async (text) => {
    const client = server.client();
    const { item } = pathsUnder(paths, 1);
    face.expectWrong(await client.get(item(text)), 'unreadable body');
    for (const method of methods) face.expectWrong(await client[method](item(text)), 'unreadable body');
    await client.get('/api/v1/types').expect(200);
  });

  it('is not an id with something behind it', async () => {
    face.expectNoRoute(await server.client().get(`${pathsUnder(paths, 1).item(1)}/nothing`));
  });
});

describe.each(RESOURCES.filter(({ face }) => face === DRX))('The id of a $itemType', (resource) => {
  const server = useServer();

  it('begins with its prefix, and is no other kind’s', async () => {
    const { client, item, add } = await collectionOf(server.client(), resource);
    const id = String((await add()).id);
    const [prefix, number] = id.split('_');
    await client.get(item(id)).expect(200);
    for (const wrong of [
      number,
      `x${prefix}_${number}`,
      `${prefix}_0${number}`,
      `${id}_1`,
      `${id}x`,
      id.toUpperCase(),
    ]) {
      resource.face.expectNotFound(await client.get(item(wrong)), wrong);
    }
    for (const other of ['phn', 'pat', 'doc', 'whk', 'evt'].filter((kind) => kind !== prefix)) {
      resource.face.expectNotFound(await client.get(item(`${other}_${number}`)), `${other}_${number}`);
    }
  });
});
