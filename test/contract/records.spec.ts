import { afterEach, describe, expect, it, jest } from '@jest/globals';

import { expectNotFound } from '../support/answers.js';
import { setClock } from '../support/clock.js';
import { collectionOf, LGL_RESOURCES, RESOURCES, resourcesWith } from '../support/resources.js';
import { useServer } from '../support/server.js';

describe.each(RESOURCES)('A record of $itemType', (resource) => {
  const server = useServer();
  const { face } = resource;
  const open = () => collectionOf(server.client(), resource);
  afterEach(() => void jest.restoreAllMocks());

  it.each(['create', 'full'] as const)(
    'is created with its status and answered whole (%s), keys in order',
    async (what) => {
      const { client, create, body } = await open();
      const sent = body(resource[what].body);
      const { body: created } = await client.post(create, sent).expect(face.created).expect('Content-Type', /json/);
      expect(Object.keys(created)).toEqual(resource.written);
      expect(created).toMatchObject(resource[what].answer);
    },
  );

  it.each(['create', 'full'] as const)('is shown as it was answered when it was created (%s)', async (what) => {
    const { client, item, add, body: bodyOf } = await open();
    const created = await add(bodyOf(resource[what].body));
    const { body } = await client.get(item(created.id)).expect(200);
    expect(body).toMatchObject(created);
    expect(Object.keys(body)).toEqual(resource.shown);
  });

  it('says when it was created and last changed, in UTC and to the second', async () => {
    setClock(server, '2025-06-03T17:08:54.321Z');
    const { add } = await open();
    expect(await add()).toMatchObject({ created_at: '2025-06-03T17:08:54Z', updated_at: '2025-06-03T17:08:54Z' });
  });

  it.each(['__proto__', 'constructor', 'prototype'])('is not made of a body with a field called %s', async (key) => {
    const { client, create, body } = await open();
    const fields = JSON.stringify(body()).slice(1);
    const answer = await client
      .post(create)
      .type('application/json')
      .send(`{"${key}": {"polluted": true, "${resource.text}": "polluted"}, ${fields}`);
    face.expectWrong(answer, 'unreadable body', key);
    expect('polluted' in {}).toBe(false);
  });
});

describe.each(resourcesWith('patch'))('A record of $itemType that is changed', (resource) => {
  const server = useServer();
  const { update, written, methods } = resource;
  afterEach(() => void jest.restoreAllMocks());

  it.each(methods.filter((method) => method !== 'delete'))('by %s leaves alone what was not sent', async (method) => {
    setClock(server, '2025-06-03T17:08:54Z');
    const { client, item, add, body: bodyOf } = await collectionOf(server.client(), resource);
    const { id } = await add(bodyOf());
    const { body: before } = await client.get(item(id)).expect(200);

    setClock(server, '2025-06-04T09:00:00.999Z');
    const { body } = await client[method](item(id), update.body).expect(200);
    const after = { ...before, ...update.answer, updated_at: '2025-06-04T09:00:00Z' };
    expect(after).toMatchObject(body);
    expect(Object.keys(body)).toEqual(written);
    expect((await client.get(item(id)).expect(200)).body).toEqual(after);
  });

  it('stays as it is, times included, when an update says nothing new', async () => {
    setClock(server, '2025-06-03T17:08:54Z');
    const { client, item, add } = await collectionOf(server.client(), resource);
    const created = await add();
    setClock(server, '2025-06-04T09:00:00Z');
    for (const body of [{}, resource.create.body]) {
      expect((await client.patch(item(created.id), body).expect(200)).body).toEqual(created);
    }
  });
});

describe.each(LGL_RESOURCES)('A record of $itemType', (resource) => {
  const server = useServer();
  const open = () => collectionOf(server.client(), resource);
  const keys = resource.shown;
  afterEach(() => void jest.restoreAllMocks());

  it('has an id that is a whole number, and the version of the API', async () => {
    const { add } = await open();
    const created = await add();
    expect(Number.isInteger(created.id)).toBe(true);
    expect(created.api_version).toBe('1.0');
  });

  it('is found with .json at the end of every path', async () => {
    const { client, list, create, item } = await open();
    const { body: created } = await client.post(`${create}.json`, resource.create.body).expect(200);
    const { body: shown } = await client.get(`${item(created.id)}.json`).expect(200);
    expect(shown).toEqual(created);
    const { body: listed } = await client.get(`${list}.json?limit=1`).expect(200);
    expect(listed).toMatchObject({ limit: 1, items: [{ id: created.id }] });
    await client.patch(`${item(created.id)}.json`, resource.update.body).expect(200);
    await client.put(`${item(created.id)}.json`, resource.update.body).expect(200);
    await client.delete(`${item(created.id)}.json`).expect(200);
  });

  it('stays as it is, times included, when an update says nothing that it knows', async () => {
    setClock(server, '2025-06-03T17:08:54Z');
    const { client, item, add } = await open();
    const created = await add();
    setClock(server, '2025-06-04T09:00:00Z');
    const nothingNested = Object.fromEntries(resource.nested.map((key) => [key, []]));
    for (const body of [nothingNested, { unknown_field: 1 }]) {
      expect((await client.patch(item(created.id), body).expect(200)).body).toEqual(created);
    }
  });

  it('ignores fields that are not known, and those that only the server sets', async () => {
    setClock(server, '2025-06-03T17:08:54Z');
    const { client, item, add } = await open();
    const forged = Object.fromEntries(['account_id', 'api_version', ...resource.readOnly].map((key) => [key, 77]));
    const extra = { ...forged, no_such_field: { a: [1] }, toString: 'x', hasOwnProperty: null };
    const created = await add({ ...resource.create.body, ...extra });
    await client.delete(item(created.id)).expect(200);
    const plain = await add();
    expect(created).toEqual({ ...plain, id: created.id });
    expect(Object.keys(created)).toEqual(keys);
    expect((await client.patch(item(plain.id), extra).expect(200)).body).toEqual(plain);
  });

  it('takes strings for numbers and booleans', async () => {
    const { add } = await open();
    expect(await add(resource.strings.body)).toMatchObject(resource.strings.answer);
  });

  it('takes null for every field it can do without, as if none of them had been sent', async () => {
    setClock(server, '2025-06-03T17:08:54Z');
    const { client, item, add } = await open();
    const needed = { [resource.text]: '1' };
    const nulls = Object.fromEntries(keys.map((key) => [key, null]));
    const created = await add({ ...nulls, ...needed });
    await client.delete(item(created.id)).expect(200);
    expect(created).toEqual({ ...(await add(needed)), id: created.id });
  });

  it('is written by forms as by JSON', async () => {
    const { client, create, item } = await open();
    const { body: created } = await client.post(create).type('form').send(formOf(resource.create.body)).expect(200);
    expect(created).toMatchObject(resource.create.answer);
    const { body: updated } = await client
      .patch(item(created.id))
      .type('form')
      .send(formOf(resource.update.body))
      .expect(200);
    expect(updated).toMatchObject(resource.update.answer);
  });

  it('is gone once it is deleted', async () => {
    const { client, list, item, add } = await open();
    const kept = await add();
    const { id } = await add();
    const { body } = await client.delete(item(id)).expect(200);
    expect(body).toEqual({ api_version: '1.0', result: 'success' });

    expectNotFound(await client.get(item(id)), id);
    expectNotFound(await client.patch(item(id), resource.update.body), id);
    expectNotFound(await client.put(item(id), resource.update.body), id);
    expectNotFound(await client.delete(item(id)), id);
    const { body: left } = await client.get(list).expect(200);
    expect(left).toMatchObject({ total_items: 1, items: [{ id: kept.id }] });
  });
});

function formOf(body: object): string {
  const fields = Object.entries(body).map(([key, value]): [string, string] => [key, String(value)]);
  return new URLSearchParams(fields).toString();
}
