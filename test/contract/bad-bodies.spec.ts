import { describe, expect, it } from '@jest/globals';

import { collectionOf, sharedCollection } from '../support/collection.js';
import { FACES, type Wrong } from '../support/faces.js';
import { RESOURCES, resourcesWith, withText } from '../support/resources.js';
import { useServer } from '../support/server.js';

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';
const DEPTH = 100_000;

const BAD_REQUEST = 'unreadable body';
const TOO_LARGE = 'too large';

/** Bodies that cannot be read at all: what is wrong, the content type, the body and the error. */
const UNREADABLE: [string, string, string, Wrong][] = [
  ['JSON that breaks off', JSON_TYPE, '{"number": "1', BAD_REQUEST],
  ['something that is not JSON', JSON_TYPE, 'number=1', BAD_REQUEST],
  ['a JSON array', JSON_TYPE, '[]', BAD_REQUEST],
  ['a JSON array of objects', JSON_TYPE, '[{"last_name": "Doe"}]', BAD_REQUEST],
  ['a JSON string', JSON_TYPE, '"last_name"', BAD_REQUEST],
  ['a JSON number', JSON_TYPE, '42', BAD_REQUEST],
  ['null', JSON_TYPE, 'null', BAD_REQUEST],
  ['an encoding that nobody knows', `${JSON_TYPE}; charset=klingon`, '{}', BAD_REQUEST],
  ['plain text', 'text/plain', 'last_name=Doe', BAD_REQUEST],
  ['XML', 'application/xml', '<last_name>Doe</last_name>', BAD_REQUEST],
  ['a multipart form', 'multipart/form-data; boundary=x', '--x--', BAD_REQUEST],
  ['a form that uses a key in two ways', FORM_TYPE, 'last_name=Doe&last_name[first]=Doe', BAD_REQUEST],
  ['a form that is nested too deep', FORM_TYPE, `a${'[b]'.repeat(DEPTH)}=1`, BAD_REQUEST],
  ['100,000 levels of objects', JSON_TYPE, `{"x": ${'{"x":'.repeat(DEPTH)}1${'}'.repeat(DEPTH)}}`, BAD_REQUEST],
  ['100,000 levels of arrays', JSON_TYPE, `{"x": ${'['.repeat(DEPTH)}${']'.repeat(DEPTH)}}`, BAD_REQUEST],
  ['100,000 levels that are never closed', JSON_TYPE, '['.repeat(DEPTH), BAD_REQUEST],
  ['more JSON than the limit', JSON_TYPE, JSON.stringify({ unknown: 'x'.repeat(1024 * 1024) }), TOO_LARGE],
  ['a longer form than the limit', FORM_TYPE, `unknown=${'x'.repeat(1024 * 1024)}`, TOO_LARGE],
];

const server = useServer();

// What cannot be read is refused before it matters whose body it is, so one resource stands for all of its API.
describe.each(FACES)('A body for $name', (face) => {
  const resource = resourcesWith('patch').find((one) => one.face === face)!;
  const open = () => collectionOf(server.client(), resource);

  it.each(UNREADABLE)('is refused when it is %s', async (_, type, text, wrong) => {
    const { client, create, item, add, count } = await open();
    const { id } = await add();
    const { body: before } = await client.get(item(id)).expect(200);
    face.expectWrong(await client.post(create).type(type).send(text), wrong);
    face.expectWrong(await client.patch(item(id)).type(type).send(text), wrong);
    expect(await count()).toBe(1);
    expect((await client.get(item(id)).expect(200)).body).toEqual(before);
  });

  it('is refused without a content type', async () => {
    const { client, create, body: bodyOf, count } = await open();
    // fetch, unlike supertest, names no content type for bytes.
    const response = await fetch(server.url + create, {
      method: 'POST',
      headers: face.keyHeaders(client.key),
      body: new TextEncoder().encode(JSON.stringify(bodyOf())),
    });
    const body = (await response.json()) as Record<string, unknown>;
    face.expectWrong({ status: response.status, body }, BAD_REQUEST);
    expect(await count()).toBe(0);
  });

  it('may have any content type that says JSON', async () => {
    const { client, create, body } = await open();
    for (const type of ['application/json; charset=utf-8', 'Application/JSON', 'application/vnd.api+json']) {
      await client.post(create).type(type).send(JSON.stringify(body())).expect(face.created);
    }
  });
});

describe.each(RESOURCES)('A text of a $itemType', (resource) => {
  const { face } = resource;
  const open = sharedCollection(server.client(), resource);

  it.each([
    ['longer than it may be', 'x'.repeat(resource.longest + 1)],
    ['nearly as long as a body may be', 'x'.repeat(1_000_000)],
    ['with a NUL character', 'a\0b'],
    ['with half of a surrogate pair', 'a\ud83d'],
    ['that is an object', { a: 1 }],
    ['that is a list', ['a']],
    ['that is a boolean', true],
  ])('is refused when it is one %s, and the message names it', async (_, text) => {
    const { client, create, body, count } = await open();
    const before = await count();
    face.expectWrong(await client.post(create, withText(resource, body(), text)), 'field', resource.text);
    expect(await count()).toBe(before);
  });

  if (resource.textHasForm) return;

  it('is kept as it is, whatever it is', async () => {
    const { item, add, body, client } = await open();
    const text = `  Zoë 🐛 O'Neil "x" \\ <b> %00 \t; DROP TABLE constituents --  `;
    const { id } = await add(withText(resource, body(), text));
    expect((await client.get(item(id)).expect(200)).body[resource.text]).toBe(text);
  });
});
