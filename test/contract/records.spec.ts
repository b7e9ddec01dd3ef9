import { afterEach, describe, expect, it, jest } from '@jest/globals';

import { setClock } from '../support/clock.js';
import { collectionOf, createsOf, listsOf } from '../support/collection.js';
import { RESOURCES, resourcesWith } from '../support/resources.js';
import { useServer } from '../support/server.js';

const server = useServer();
afterEach(() => void jest.restoreAllMocks());

describe.each(RESOURCES)('A record of $itemType', (resource) => {
  const { face, shown, written } = resource;
  const open = (create?: string) => collectionOf(server.client(), resource, { create });

  it.each(['create', 'full'] as const)('is created and answered whole (%s), keys in order', async (what) => {
    for (const path of createsOf(resource)) {
      const { client, create, body } = await open(path);
      const sent = body(resource[what].body);
      const { body: created } = await client.post(create, sent).expect(face.created).expect('Content-Type', /json/);
      expect(Object.keys(created)).toEqual(written);
      expect(created).toMatchObject(resource[what].answer);
    }
  });

  it.each(['create', 'full'] as const)('is shown as it was answered when it was created (%s)', async (what) => {
    const { client, item, add, later, body: bodyOf } = await open();
    const created = await add(bodyOf(resource[what].body));
    const { body } = await client.get(item(created.id)).expect(200);
    expect(body).toMatchObject(later(created));
    expect(Object.keys(body)).toEqual(shown);
  });

  it('is listed wherever its kind is', async () => {
    for (const list of listsOf(resource)) {
      const collection = await collectionOf(server.client(), resource, { list });
      const { id } = await collection.add();
      const { body } = await collection.client.get(`${collection.list}?limit=${face.limits.largest}`).expect(200);
      expect(face.read(body).items.map((row) => row.id)).toContain(id);
    }
  });

  if (written.includes('created_at')) {
    it('says when it was created and last changed, in UTC and to the second', async () => {
      setClock(server, '2025-06-03T17:08:54.321Z');
      const { add } = await open();
      expect(await add()).toMatchObject({ created_at: '2025-06-03T17:08:54Z', updated_at: '2025-06-03T17:08:54Z' });
    });
  }

  it.each(['__proto__', 'constructor', 'prototype'])('is not made of a body with a field called %s', async (key) => {
    const { client, create, body } = await open();
    const fields = JSON.stringify(body()).slice(1);
    const answer = await client
      .post(create)
      .type('application/json')
      .send(`{"${key}": {"polluted": true, "${resource.text}": "polluted"}${fields === '}' ? '' : ','} ${fields}`);
    face.expectWrong(answer, 'unreadable body', key);
    expect('polluted' in {}).toBe(false);
  });
});

describe.each(resourcesWith('patch'))('A record of $itemType that is changed', (resource) => {
  const { update, written, methods } = resource;

  it.each(methods.filter((method) => method !== 'delete'))('by %s leaves alone what was not sent', async (method) => {
    setClock(server, '2025-06-03T17:08:54Z');
    const { client, item, add, body: bodyOf } = await collectionOf(server.client(), resource);
    const { id } = await add(bodyOf());
    const { body: before } = await client.get(item(id)).expect(200);

    setClock(server, '2025-06-04T09:00:00.999Z');
    const { body } = await client[method](item(id), update.body).expect(200);
    const times = written.includes('updated_at') ? { updated_at: '2025-06-04T09:00:00Z' } : {};
    const after = { ...before, ...update.answer, ...times };
    expect(after).toMatchObject(body);
    expect(Object.keys(body)).toEqual(written);
    expect((await client.get(item(id)).expect(200)).body).toEqual(after);
  });
});
