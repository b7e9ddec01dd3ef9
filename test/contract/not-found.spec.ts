import { describe, expect, it } from '@jest/globals';

import { expectForbidden, expectNotFound } from '../support/answers.js';
import { collectionOf, createsOf, type Id, listsOf, pathOf, sharedCollection } from '../support/collection.js';
import { DRX, LGL } from '../support/faces.js';
import { LGL_RESOURCES } from '../support/lgl-resources.js';
import { RESOURCES } from '../support/resources.js';
import { useServer } from '../support/server.js';

const server = useServer();
/** Its account never gets a record. */
const stranger = server.client();
const NEVER = 2_147_483_647;

describe.each(RESOURCES)('A $itemType of another account', (resource) => {
  const { face, methods, update } = resource;

  it('does not exist: it is not shown, changed or deleted', async () => {
    const { client, item, add } = await collectionOf(server.client(), resource);
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
    const before = await own.count();
    const mine = await own.add();
    expect(await own.count()).toBe(before + 1);
    const { body } = await own.client.get(`${own.list}?limit=${face.limits.largest}`).expect(200);
    expect(face.read(body).items.filter(({ id }) => id === mine.id)).toHaveLength(1);
  });
});

/** Paths with an id of what the records belong to. */
const under = (paths: readonly string[]) => paths.filter((path) => path.includes(':'));
const BELONGING = LGL_RESOURCES.filter(({ paths }) => under([paths.list]).length > 0);

describe.each(BELONGING)('What a $itemType belongs to', (resource) => {
  const shared = sharedCollection(server.client(), resource);

  it('must be there to list them', async () => {
    for (const list of under(listsOf(resource))) {
      expectNotFound(await stranger.get(pathOf(list, NEVER)), NEVER);
    }
  });

  it('must be there to create one', async () => {
    const { client, body } = await shared();
    for (const create of under(createsOf(resource))) {
      const answer = await client.post(pathOf(create, NEVER), body());
      if (create.includes(':constituent_id')) expectForbidden(answer);
      else expectNotFound(answer, NEVER);
    }
  });

  it('is looked for before the body is', async () => {
    for (const create of under(createsOf(resource))) {
      const { status } = await stranger.post(pathOf(create, NEVER), { [resource.text]: {} });
      expect(status).toBe(create.includes(':constituent_id') ? 403 : 404);
    }
  });

  it('must be of the same account', async () => {
    for (const create of under(createsOf(resource))) {
      const { client, ids, create: path, add, body, count } = await collectionOf(server.client(), resource, { create });
      await add();
      const before = await count();
      expect([403, 404]).toContain((await stranger.post(path, body())).status);
      for (const list of under(listsOf(resource))) {
        const [, name] = /:(\w+)/.exec(list)!;
        expectNotFound(await stranger.get(pathOf(list, ids)), ids[name]);
      }
      expect(await count()).toBe(before);
      await client.get(pathOf(resource.paths.list, ids)).expect(200);
    }
  });

  it.each(LGL.noIds)('is nothing that is no id: %s', async (text) => {
    for (const path of under(listsOf(resource))) {
      expectNotFound(await stranger.get(pathOf(path, text)), decodeURIComponent(text));
    }
  });
});

describe.each(RESOURCES)('What is no id in the path of a $itemType', (resource) => {
  const { face, methods, update, paths } = resource;
  const item = (id: Id) => pathOf(paths.item, id);

  it.each([...face.noIds, face.freeId])('names no record: %s', async (text) => {
    const id = decodeURIComponent(text);
    face.expectNotFound(await stranger.get(item(text)), id);
    for (const method of methods) face.expectNotFound(await stranger[method](item(text), update.body), id);
  });

  it.each(['%', '%zz', '%C3%28', '%FF'])('is refused when its percent-encoding is malformed: %s', async (text) => {
    face.expectWrong(await stranger.get(item(text)), 'unreadable body');
    for (const method of methods) face.expectWrong(await stranger[method](item(text)), 'unreadable body');
    await stranger.get('/api/v1/types').expect(200);
  });

  it('is not an id with something behind it', async () => {
    face.expectNoRoute(await stranger.get(`${item(1)}/nothing`));
  });
});

describe.each(RESOURCES.filter(({ face }) => face === DRX))('The id of a $itemType', (resource) => {
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
