import { afterEach, describe, expect, it, jest } from '@jest/globals';

import { expectNotFound } from '../support/answers.js';
import { setClock } from '../support/clock.js';
import { collectionOf, RESOURCES } from '../support/resources.js';
import { useServer } from '../support/server.js';

describe.each(RESOURCES)('A record of $itemType', (resource) => {
  const server = useServer();
  const open = () => collectionOf(server.client(), resource);
  const keys = ['api_version', ...resource.listed, ...resource.nested];
  afterEach(() => void jest.restoreAllMocks());

  it('is created with status 200 and answered whole, its keys in order', async () => {
    const { client, create } = await open();
    const { body } = await client.post(create, resource.create.body).expect(200).expect('Content-Type', /json/);
    expect(Object.keys(body)).toEqual(keys);
    expect(body).toMatchObject({ api_version: '1.0', ...resource.create.answer });
    expect(Number.isInteger(body.id)).toBe(true);
  });

  it('is shown as it was answered when it was created', async () => {
    const { client, item, add } = await open();
    const created = await add();
    const { body } = await client.get(item(created.id)).expect(200);
    expect(body).toEqual(created);
    expect(Object.keys(body)).toEqual(keys);
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

  it.each(['patch', 'put'] as const)('is changed by %s, which leaves alone what was not sent', async (method) => {
    setClock(server, '2025-06-03T17:08:54Z');
    const { client, item, add } = await open();
    const created = await add();

    setClock(server, '2025-06-04T09:00:00.999Z');
    const { body } = await client[method](item(created.id), resource.update.body).expect(200);
    expect(body).toEqual({ ...created, ...resource.update.answer, updated_at: '2025-06-04T09:00:00Z' });
    expect(Object.keys(body)).toEqual(keys);
    expect((await client.get(item(created.id)).expect(200)).body).toEqual(body);
  });

  it('says when it was created and last changed, in UTC and to the second', async () => {
    setClock(server, '2025-06-03T17:08:54.321Z');
    const { add } = await open();
    expect(await add()).toMatchObject({ created_at: '2025-06-03T17:08:54Z', updated_at: '2025-06-03T17:08:54Z' });
  });

  it('stays as it is, times included, when an update says nothing new', async () => {
    setClock(server, '2025-06-03T17:08:54Z');
    const { client, item, add } = await open();
    const created = await add();
    setClock(server, '2025-06-04T09:00:00Z');
    const nothingNested = Object.fromEntries(resource.nested.map((key) => [key, []]));
    for (const body of [{}, resource.create.body, nothingNested, { unknown_field: 1 }]) {
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

  it.each(['__proto__', 'constructor', 'prototype'])('ignores a field called %s', async (key) => {
    const { client, create } = await open();
    const fields = JSON.stringify(resource.create.body).slice(1);
    const { body } = await client
      .post(create)
      .type('application/json')
      .send(`{"${key}": {"polluted": true, "${resource.text}": "polluted"}, ${fields}`)
      .expect(200);
    expect(body).toMatchObject(resource.create.answer);
    expect(Object.keys(body)).toEqual(keys);
    expect('polluted' in {}).toBe(false);
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
