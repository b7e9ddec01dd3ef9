import { describe, expect, it } from '@jest/globals';

import { expectError, expectNotFound } from '../support/answers.js';
import { pathsUnder, RESOURCES } from '../support/resources.js';
import { useServer } from '../support/server.js';

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
