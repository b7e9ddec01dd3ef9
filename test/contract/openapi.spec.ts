import { beforeAll, describe, expect, it } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import supertest from 'supertest';

import { AccountsService } from '../../src/accounts/accounts.service.js';
import { differences, type OpenApi, type Operation, schemaOf } from '../support/openapi.js';
import { collectionOf, RESOURCES } from '../support/resources.js';
import { useServer } from '../support/server.js';

describe('The OpenAPI document', () => {
  const server = useServer();
  let document: OpenApi;

  beforeAll(async () => {
    document = (await supertest(server.url).get('/openapi/lgl-v1.json').expect(200)).body;
  });

  /** Where an answer is not as documented for its operation and status; a path names its ids as the document does. */
  function undocumented(method: string, path: string, { status, body }: { status: number; body: unknown }): string[] {
    const schema = schemaOf(document, document.paths[path]?.[method]?.responses[status]);
    return schema ? differences(document, schema, body) : [`${method} ${path} ${status} has no schema`];
  }

  function operations(): [string, string, Operation][] {
    return Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]): [string, string, Operation] => [method, path, operation]),
    );
  }

  function bodyFields({ requestBody }: Operation): string[] {
    return Object.keys(schemaOf(document, requestBody)?.properties ?? {}).toSorted();
  }

  it('is valid', async () => {
    expect(await new Validator().validate(structuredClone({ ...document }))).toEqual({ valid: true });
  });

  it('gives every operation a summary, the three ways to send a key, its parameters, its answer and its errors', () => {
    for (const [method, path, operation] of operations()) {
      const { summary, security, parameters = [], requestBody, responses } = operation;
      const writes = ['post', 'put', 'patch'].includes(method);
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const isList = method === 'get' && !path.endsWith('{id}');
      expect({
        summary,
        security,
        parameters: parameters.map((parameter) => `${parameter.in} ${parameter.name}`).toSorted(),
        body: schemaOf(document, requestBody) !== undefined,
        answers: Object.keys(responses).filter((status) => schemaOf(document, responses[status])),
      }).toEqual({
        summary: expect.stringMatching(/\w/),
        security: [{ bearer: [] }, { basic: [] }, { access_token: [] }],
        parameters: [...inPath.map((name) => `path ${name}`), ...(isList ? ['query limit', 'query offset'] : [])],
        body: writes,
        answers: ['200', ...(method === 'delete' ? [] : ['400']), '401', '403', '404', ...(writes ? ['422'] : [])],
      });
    }
  });

  describe.each(RESOURCES)('of $itemType', (resource) => {
    const paths = {
      list: asDocumented(resource.paths.list),
      create: asDocumented(resource.paths.create),
      item: asDocumented(resource.paths.item),
    };

    it('names every field that a body may have', () => {
      const writable = resource.listed.filter((key) => !resource.readOnly.includes(key));
      const wanted = [...writable, ...resource.nested].toSorted();
      expect(bodyFields(document.paths[paths.create].post)).toEqual(wanted);
      for (const method of ['patch', 'put']) {
        const fields = bodyFields(document.paths[paths.item][method]);
        expect(fields.filter((key) => !key.startsWith('remove_previous_'))).toEqual(wanted);
      }
    });

    it('says of real answers what they are: their keys in order, their types, what may be null', async () => {
      const { client, list, create, item } = await collectionOf(server.client(), resource);
      for (const body of [resource.create.body, resource.strings.body]) {
        const created = await client.post(create, body).expect(200);
        expect(undocumented('post', paths.create, created)).toEqual([]);
        const { id } = created.body;
        expect(undocumented('get', paths.item, await client.get(item(id)))).toEqual([]);
        expect(undocumented('patch', paths.item, await client.patch(item(id), resource.update.body))).toEqual([]);
        expect(undocumented('put', paths.item, await client.put(item(id), resource.update.body))).toEqual([]);
        expect(undocumented('get', paths.list, await client.get(list))).toEqual([]);
      }
      expect(undocumented('get', paths.list, await client.get(`${list}?limit=1`).expect(/next_link/))).toEqual([]);
      const { body } = await client.get(list).expect(200);
      expect(undocumented('delete', paths.item, await client.delete(item(body.items[0].id)))).toEqual([]);
    });

    it('says of real errors what they are', async () => {
      const { client, list, create, item, add } = await collectionOf(server.client(), resource);
      const { id } = await add();
      const wrong = { [resource.text]: {} };
      const tooLong = server.client('k'.repeat(256));
      const { key } = await server.app.get(AccountsService).createKey({ scope: 'read' });

      expect(undocumented('get', paths.list, await client.get(`${list}?limit=0`).expect(400))).toEqual([]);
      expect(undocumented('post', paths.create, await client.post(create, []).expect(400))).toEqual([]);
      expect(undocumented('post', paths.create, await client.post(create, wrong).expect(422))).toEqual([]);
      expect(undocumented('patch', paths.item, await client.patch(item(id), wrong).expect(422))).toEqual([]);
      expect(undocumented('get', paths.item, await client.get(item(0)).expect(404))).toEqual([]);
      expect(undocumented('delete', paths.item, await client.delete(item(0)).expect(404))).toEqual([]);
      expect(undocumented('get', paths.list, await tooLong.get(list).expect(401))).toEqual([]);
      expect(undocumented('delete', paths.item, await server.client(key).delete(item(id)).expect(403))).toEqual([]);
    });
  });

  it('says of the types what they are', async () => {
    const client = server.client();
    expect(undocumented('get', '/api/v1/types', await client.get('/api/v1/types').expect(200))).toEqual([]);
    expect(undocumented('get', '/api/v1/types', await client.get('/api/v1/types?limit=1').expect(200))).toEqual([]);
    for (const key of ['phone_number_types', 'note_types', 'nothing']) {
      const answer = await client.get(`/api/v1/types/${key}`);
      expect(undocumented('get', '/api/v1/types/{type}', answer)).toEqual([]);
    }
  });
});

describe('The page to read it', () => {
  const server = useServer();
  const get = (path: string) => supertest(server.url).get(path).expect(200);

  it('takes everything from this server', async () => {
    const { text: page } = await get('/docs');
    expect(page).toContain('<title>Glowworm</title>');
    const references = [...page.matchAll(/\s(?:src|href)="([^"#]+)"/g)].map(([, reference]) => reference);
    expect(references).toContainEqual(expect.stringMatching(/swagger-ui-init\.js$/));
    for (const reference of references) {
      const { origin, pathname } = new URL(reference, `${server.url}/docs`);
      expect(origin).toBe(server.url);
      await get(pathname);
    }
    const { text: script } = await get('/docs/swagger-ui-init.js');
    expect(script).toContain('/openapi/lgl-v1.json');
    expect(script).not.toMatch(/https?:\/\//);
  });
});

/** A route's path as OpenAPI writes it. */
function asDocumented(path: string): string {
  return path.replace(/:(\w+)/g, '{$1}');
}
