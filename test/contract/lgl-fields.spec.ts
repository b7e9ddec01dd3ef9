import { afterEach, describe, expect, it, jest } from '@jest/globals';

import { expectNotSaved } from '../support/answers.js';
import { setClock } from '../support/clock.js';
import { sharedCollection } from '../support/collection.js';
import { LGL_RESOURCES, type LglResource } from '../support/lgl-resources.js';
import type { Fields } from '../support/reference.js';
import { useServer } from '../support/server.js';
import { canBeNull } from '../support/shapes.js';

/** What no field of a documented type can be. */
const WRONG: Readonly<Record<string, readonly unknown[]>> = {
  string: [{}, ['a']],
  integer: [{}, 'abc', 1.5, true],
  double: [{}, 'abc', '1e'],
  boolean: [{}, 'maybe', 7],
  date: [{}, '2025-02-30', 'tomorrow', 7],
  array: ['abc', 7, { a: 1 }],
};

const server = useServer();
afterEach(() => void jest.restoreAllMocks());

describe.each(LGL_RESOURCES)('The fields of a $itemType', (resource) => {
  const { must, row, full, records } = resource;
  const { says = {}, lax = [] } = row;
  const open = sharedCollection(server.client(), resource);

  it.each(wrongValues(resource.fields, lax))('cannot be made of what they are not: %s', async (key, values) => {
    const { client, create, body, count } = await open();
    const before = await count();
    for (const value of values) {
      expectNotSaved(await client.post(create, { ...body(), [key]: value }), says[key] ?? key);
    }
    expect(await count()).toBe(before);
  });

  it.each(wrongValues(resource.fieldsLater, lax))('cannot become what they are not: %s', async (key, values) => {
    const { client, item, add, later } = await open();
    const created = await add();
    for (const value of values) {
      expectNotSaved(await client.patch(item(created.id), { [key]: value }), says[key] ?? key);
    }
    expect((await client.get(item(created.id)).expect(200)).body).toEqual(later(created));
  });

  it('may be null where they are not needed, as if they had not been sent', async () => {
    setClock(server, '2025-06-03T17:08:54Z');
    const { client, forGood, add, body } = await open();
    const sent = body();
    const nulls = Object.fromEntries([...Object.keys(resource.fields), ...resource.readOnly].map((key) => [key, null]));
    const created = await add({ ...nulls, ...sent });
    await client.delete(forGood(created.id)).expect(200);
    expect(created).toEqual({ ...(await add(sent)), id: created.id });
  });

  it('are cleared by null, and stay as they are where they never are null', async () => {
    const { client, item, add, body } = await open();
    const filled = await add(body(full.body));
    for (const key of Object.keys(full.body).filter((key) => key in filled && !(key in must))) {
      const { body: cleared } = await client.patch(item(filled.id), { [key]: null }).expect(200);
      const left = canBeNull(records, key) ? [null] : [null, filled[key]];
      expect({ key, left }).toEqual({ key, left: expect.arrayContaining([cleared[key]]) });
      await client.patch(item(filled.id), { [key]: filled[key] }).expect(200);
    }
  });

  it('take "" as null, unless they are texts, which keep it', async () => {
    const { client, item, add, body } = await open();
    const filled = await add(body(full.body));
    const types = Object.entries(resource.fieldsLater);
    const others = types.filter(([key, type]) => ['date', 'double'].includes(String(type)) && key in filled);
    for (const [key] of others.filter(([key]) => !(key in must) && canBeNull(records, key))) {
      const { body: cleared } = await client.patch(item(filled.id), { [key]: '' }).expect(200);
      expect({ key, value: cleared[key] }).toEqual({ key, value: null });
    }
    if (resource.textHasForm || resource.text in must) return;
    const { body: changed } = await client.patch(item(filled.id), { [resource.text]: '' }).expect(200);
    expect(changed[resource.text]).toBe('');
  });

  if (Object.keys(must).length === 0) return;

  it.each(Object.entries(must))('are needed to create one: %s', async (key, text) => {
    const { client, create, body, count } = await open();
    const before = await count();
    for (const missing of [undefined, null, '']) {
      expectNotSaved(await client.post(create, { ...body(), [key]: missing }), text);
    }
    expect(await count()).toBe(before);
  });

  const lasting = neededLater(resource);
  if (lasting.length === 0) return;

  it.each(lasting)('cannot be cleared: %s', async (key, text) => {
    const { client, item, add, later } = await open();
    const created = await add();
    for (const blank of [null, '']) {
      expectNotSaved(await client.patch(item(created.id), { [key]: blank }), text);
    }
    expect((await client.get(item(created.id)).expect(200)).body).toEqual(later(created));
  });
});

/** Each field with what it cannot be. */
function wrongValues(fields: Fields, lax: readonly string[]): [string, readonly unknown[]][] {
  return Object.entries(fields).flatMap(([key, type]): [string, readonly unknown[]][] => {
    const values = WRONG[typeof type === 'string' ? type : 'array'];
    return lax.includes(key) || values === undefined ? [] : [[key, values]];
  });
}

/** What a record must have, that an update could take away: not the names and ids of what it refers to. */
function neededLater({ must, fieldsLater, shown }: LglResource): [string, string][] {
  return Object.entries(must).filter(([key]) => key in fieldsLater && shown.includes(key) && !/_(id|name)$/.test(key));
}
