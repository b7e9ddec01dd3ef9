import { afterEach, describe, expect, it, jest } from '@jest/globals';

import { expectNotFound } from '../support/answers.js';
import { setClock } from '../support/clock.js';
import { collectionOf, createsOf, listsOf } from '../support/collection.js';
import { LGL_RESOURCES } from '../support/lgl-resources.js';
import { useServer } from '../support/server.js';
import { unlike } from '../support/shapes.js';

const server = useServer();
afterEach(() => void jest.restoreAllMocks());

describe.each(LGL_RESOURCES)('A record of $itemType', (resource) => {
  const { create, full, update, strings, nested, readOnly, timed } = resource;
  const computed = nested.filter((key) => readOnly.includes(key));
  const open = (create?: string) => collectionOf(server.client(), resource, { create });

  it.each(['create', 'full'] as const)('is made as the documented ones are (%s)', async (what) => {
    for (const path of createsOf(resource)) {
      const { client, item, add, body } = await open(path);
      const created = await add(body(resource[what].body));
      expect(unlike(created, resource.records)).toEqual([]);
      expect(created.api_version).toBe('1.0');
      expect(Number.isInteger(created.id)).toBe(true);
      const { body: changed } = await client.patch(item(created.id), update.body).expect(200);
      expect(unlike(changed, resource.records)).toEqual([]);
    }
  });

  it('stands in lists as the documented ones do', async () => {
    for (const path of listsOf(resource)) {
      const { client, list, add, body } = await collectionOf(server.client(), resource, { list: path });
      await add(body(full.body));
      const { body: page } = await client.get(list).expect(200);
      expect(page.items.flatMap((row: unknown) => unlike(row, resource.rows))).toEqual([]);
    }
  });

  it('is found with .json at the end of every path', async () => {
    const { client, list, create: path, item, later, body } = await open();
    const { body: created } = await client.post(`${path}.json`, body()).expect(200);
    const { body: shown } = await client.get(`${item(created.id)}.json`).expect(200);
    expect(shown).toEqual(later(created));
    const { body: listed } = await client.get(`${list}.json?limit=1`).expect(200);
    expect(listed).toMatchObject({ limit: 1, items: [expect.anything()] });
    await client.patch(`${item(created.id)}.json`, update.body).expect(200);
    await client.put(`${item(created.id)}.json`, update.body).expect(200);
    await client.delete(`${item(created.id)}.json`).expect(200);
  });

  it('ignores fields that are not known, and those that only the server sets', async () => {
    setClock(server, '2025-06-03T17:08:54Z');
    const { client, item, forGood, add, later, body } = await open();
    const fields = readOnly.filter((key) => !computed.includes(key));
    const forged = Object.fromEntries(['account_id', 'api_version', ...fields].map((key) => [key, 77]));
    const extra = { ...forged, no_such_field: { a: [1] }, toString: 'x', hasOwnProperty: null };
    const sent = body();
    const created = await add({ ...sent, ...extra });
    await client.delete(forGood(created.id)).expect(200);
    const plain = await add(sent);
    expect(created).toEqual({ ...plain, id: created.id });
    expect((await client.patch(item(plain.id), extra).expect(200)).body).toEqual(later(plain));
  });

  if (computed.length > 0) {
    it('ignores lists that only it shows', async () => {
      const { add, body } = await open();
      for (const sent of [77, [{}]]) {
        expect(await add({ ...body(), ...Object.fromEntries(computed.map((key) => [key, sent])) })).toMatchObject(
          create.answer,
        );
      }
    });
  }

  it('stays as it is when an update says nothing that it knows', async () => {
    setClock(server, '2025-06-03T17:08:54Z');
    const { client, item, add, later } = await open();
    const created = await add();
    const nothingNested = Object.fromEntries(nested.map((key) => [key, []]));
    for (const nothing of [{}, nothingNested, { unknown_field: 1 }]) {
      expect((await client.patch(item(created.id), nothing).expect(200)).body).toEqual(later(created));
    }
  });

  if (timed) {
    it('says when it was last updated, if by nothing', async () => {
      setClock(server, '2025-06-03T17:08:54Z');
      const { client, item, add, later } = await open();
      const created = await add();
      setClock(server, '2025-06-04T09:00:00Z');
      const { body } = await client.patch(item(created.id), {}).expect(200);
      expect(body).toEqual({ ...later(created), updated_at: '2025-06-04T09:00:00Z' });
    });
  }

  it('takes strings for numbers and booleans', async () => {
    const { client, item, add, later, body } = await open();
    const created = await add(body(strings));
    expect(created).toMatchObject(full.answer);
    expect((await client.get(item(created.id)).expect(200)).body).toMatchObject(later(created));
  });

  it('is written by forms as by JSON', async () => {
    const { client, create: path, item, body } = await open();
    const { body: created } = await client
      .post(path)
      .type('form')
      .send(formOf(body(create.body)))
      .expect(200);
    expect(created).toMatchObject(create.answer);
    const { body: updated } = await client.patch(item(created.id)).type('form').send(formOf(update.body)).expect(200);
    expect(updated).toMatchObject(update.answer);
  });

  it('is gone once it is deleted', async () => {
    const { client, item, forGood, add, count } = await open();
    const before = await count();
    const kept = await add();
    const { id } = await add();
    const { body } = await client.delete(forGood(id)).expect(200);
    expect(body).toEqual({ api_version: '1.0', result: 'success' });

    expectNotFound(await client.get(item(id)), id);
    expectNotFound(await client.patch(item(id), update.body), id);
    expectNotFound(await client.put(item(id), update.body), id);
    expectNotFound(await client.delete(item(id)), id);
    expect(await count()).toBe(before + 1);
    await client.get(item(kept.id)).expect(200);
  });
});

function formOf(body: object): string {
  const fields = Object.entries(body).map(([key, value]): [string, string] => [key, String(value)]);
  return new URLSearchParams(fields).toString();
}
