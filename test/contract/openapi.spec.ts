import { beforeAll, describe, expect, it } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import supertest from 'supertest';

import { AccountsService } from '../../src/accounts/accounts.service.js';
import { patient, phoneNumber } from '../support/drx.js';
import { DRX, type Face, FACES, LGL } from '../support/faces.js';
import { documented } from '../support/operations.js';
import { differences, type OpenApi, type Operation, schemaOf } from '../support/openapi.js';
import { collectionOf, RESOURCES, withText } from '../support/resources.js';
import { useServer } from '../support/server.js';

describe.each(FACES)('The OpenAPI document of $name', (face) => {
  const server = useServer();
  let document: OpenApi;

  beforeAll(async () => {
    document = (await supertest(server.url).get(face.document).expect(200)).body;
  });

  /** Where an answer is not as documented for its operation and status; a path names its ids as the document does. */
  function undocumented(method: string, path: string, { status, body }: { status: number; body: unknown }): string[] {
    const schema = schemaOf(document, document.paths[path]?.[method]?.responses[status]);
    return schema ? differences(document, schema, body) : [`${method} ${path} ${status} has no schema`];
  }

  /** But for the listeners of LGL's customers, which are no part of its API. */
  function operations(): [string, string, Operation][] {
    const paths = Object.entries(document.paths).filter(([path]) => !path.startsWith('/integrations/'));
    return paths.flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]): [string, string, Operation] => [method, path, operation]),
    );
  }

  function bodyFields({ requestBody }: Operation): string[] {
    return Object.keys(schemaOf(document, requestBody)?.properties ?? {}).toSorted();
  }

  it('is valid', async () => {
    expect(await new Validator().validate(structuredClone({ ...document }))).toEqual({ valid: true });
  });

  it('names every operation once, as a generated client would call it', () => {
    const ids = operations().map(([, , { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z]+([A-Z][a-z]+)+$/.test(id!))).toEqual([]);
    expect(ids).toEqual(expect.arrayContaining(['listPhoneNumbers', 'createPhoneNumber', 'showPhoneNumber']));
  });

  it('gives every body an example that succeeds as it stands', async () => {
    const client = server.client();
    // The newest record of each kind, by the part of a path that stands before its id.
    const ids: Record<string, string> = {};
    const sent = (path: string) => path.replace(/(\w[\w-]*)\/\{\w+\}/g, (_, kind: string) => `${kind}/${ids[kind]}`);
    const bodies = operations().filter(([, , { requestBody }]) => requestBody !== undefined);
    // What others hang on comes first, and what is made before what is changed.
    const depth = (path: string) => path.split('/').length;
    const creates = bodies
      .filter(([method]) => method === 'post')
      .toSorted(([, a], [, b]) => depth(a) - depth(b) || (a < b ? -1 : 1));
    // Some examples name the first constituent, who is in the account of the demo key from the start.
    if (face === LGL) await client.post('/api/v1/constituents', { last_name: 'Lee' }).expect(face.created);
    const refused: object[] = [];
    for (const [, path, operation] of creates) {
      const { status, body } = await client.post(sent(path), exampleOf(operation));
      if (status !== face.created) refused.push({ path, status, body });
      // A keyword that is given to a constituent is answered without an id of its own.
      if (body.id) ids[path.split('/').at(-1)!] = body.id;
    }
    for (const [method, path, operation] of bodies.filter(([method]) => method !== 'post')) {
      const { status, body } = await client[method as 'patch' | 'put'](sent(path), exampleOf(operation));
      if (status !== 200) refused.push({ method, path, status, body });
    }
    expect(refused).toEqual([]);
  });

  it('gives every operation a summary, the ways to send a key, its parameters, its answer and its errors', () => {
    const said = operations().map(([method, path, operation]) => {
      const { summary, security, parameters = [], requestBody, responses } = operation;
      return {
        operation: `${method} ${path}`,
        summary,
        security,
        parameters: parameters.map((parameter) => `${parameter.in} ${parameter.name}`).toSorted(),
        body: schemaOf(document, requestBody) !== undefined,
        answers: Object.keys(responses).filter((status) => schemaOf(document, responses[status])),
      };
    });
    const wanted = operations().map(([method, path]) => {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => `path ${name}`);
      const { keys, query, answers } = documented(face, method, path);
      const besides = query.includes('query q[]') ? ['query q'] : (UNDOCUMENTED[`${method} ${path}`] ?? []);
      return {
        operation: `${method} ${path}`,
        summary: expect.stringMatching(/\w/),
        security: keys.map((key) => ({ [key]: [] })),
        parameters: [...inPath, ...query, ...besides].toSorted(),
        body: ['post', 'put', 'patch'].includes(method),
        answers,
      };
    });
    expect(said).toEqual(wanted);
  });

  describe.each(RESOURCES.filter((resource) => resource.face === face))('of $itemType', (resource) => {
    const { methods, textIn } = resource;
    const edits = methods.filter((method) => method !== 'delete');
    const paths = {
      list: asDocumented(resource.paths.list),
      create: asDocumented(resource.paths.create),
      item: asDocumented(resource.paths.item),
    };

    it('names every field that a body may have', () => {
      const created = bodyFields(document.paths[paths.create].post);
      expect(created).toEqual(resource.accepted.toSorted());
      for (const method of edits) {
        const fields = bodyFields(document.paths[paths.item][method]);
        expect(fields.filter((key) => !key.startsWith('remove_previous_'))).toEqual(
          (resource.acceptedLater ?? resource.accepted).toSorted(),
        );
      }
      expect(textIn === undefined || created.includes(textIn)).toBe(true);
    });

    it('says of real answers what they are: their keys in order, their types, what may be null', async () => {
      const { client, list, create, item, body: bodyOf } = await collectionOf(server.client(), resource);
      for (const { body } of [resource.create, resource.full]) {
        const created = await client.post(create, bodyOf(body)).expect(face.created);
        expect(undocumented('post', paths.create, created)).toEqual([]);
        const { id } = created.body;
        expect(undocumented('get', paths.item, await client.get(item(id)))).toEqual([]);
        for (const method of edits) {
          expect(undocumented(method, paths.item, await client[method](item(id), resource.update.body))).toEqual([]);
        }
        expect(undocumented('get', paths.list, await client.get(list))).toEqual([]);
      }
      const page = await client.get(`${list}?limit=1`).expect(200);
      expect(face.next(`${list}?limit=1`, page.body)).toBeDefined();
      expect(undocumented('get', paths.list, page)).toEqual([]);
      if (!methods.includes('delete')) return;
      const [{ id }] = face.read(page.body).items;
      expect(undocumented('delete', paths.item, await client.delete(item(id)))).toEqual([]);
    });

    it('says of real errors what they are', async () => {
      const { client, list, create, item, add, body } = await collectionOf(server.client(), resource);
      const { id } = await add();
      const wrong = withText(resource, body(), {});
      const tooLong = server.client('k'.repeat(256));
      const { key } = await server.app.get(AccountsService).createKey({ scope: 'read' });
      const reader = server.client(key);

      expect(undocumented('get', paths.list, await client.get(`${list}?limit=0`).expect(400))).toEqual([]);
      expect(undocumented('post', paths.create, await client.post(create, []).expect(400))).toEqual([]);
      expect(undocumented('post', paths.create, await client.post(create, wrong).expect(422))).toEqual([]);
      expect(undocumented('post', paths.create, await reader.post(create, body()).expect(403))).toEqual([]);
      expect(undocumented('get', paths.item, await client.get(item(0)).expect(404))).toEqual([]);
      expect(undocumented('get', paths.list, await tooLong.get(list).expect(401))).toEqual([]);
      if (edits.length > 0) {
        const answer = await client.patch(item(id), { [resource.text]: {} }).expect(422);
        expect(undocumented('patch', paths.item, answer)).toEqual([]);
      }
      for (const method of methods) {
        expect(undocumented(method, paths.item, await client[method](item(0), {}).expect(404))).toEqual([]);
        expect(undocumented(method, paths.item, await reader[method](item(id), {}).expect(403))).toEqual([]);
      }
    });
  });
});

describe('The OpenAPI document of the rest', () => {
  const server = useServer();
  const documentOf = async (face: Face): Promise<OpenApi> =>
    (await supertest(server.url).get(face.document).expect(200)).body;

  it('says of the types what they are', async () => {
    const document = await documentOf(LGL);
    const client = server.client();
    const check = (path: string, { status, body }: { status: number; body: unknown }) =>
      expect(differences(document, schemaOf(document, document.paths[path].get.responses[status])!, body)).toEqual([]);
    check('/api/v1/types', await client.get('/api/v1/types').expect(200));
    check('/api/v1/types', await client.get('/api/v1/types?limit=1').expect(200));
    for (const key of ['phone_number_types', 'note_types', 'nothing']) {
      check('/api/v1/types/{type}', await client.get(`/api/v1/types/${key}`));
    }
  });

  it('says of the history of a number and of the heartbeat what they are', async () => {
    const document = await documentOf(DRX);
    const client = server.client();
    const { id } = await phoneNumber(client, await patient(client), {});
    await client.patch(`/api/v2/phone-numbers/${id}`, { do_not_call: true }).expect(200);
    for (const [path, sent] of [
      ['/api/v2/phone-numbers/{phone_id}/history', `/api/v2/phone-numbers/${id}/history`],
      ['/external_api/v1/heartbeat', '/external_api/v1/heartbeat'],
    ]) {
      const { body } = await client.get(sent).expect(200);
      expect(differences(document, schemaOf(document, document.paths[path].get.responses['200'])!, body)).toEqual([]);
    }
  });
});

describe('The page to read it', () => {
  const server = useServer();
  const strict = useServer({ AUTH_MODE: 'strict' });
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
    for (const { document } of FACES) expect(script).toContain(document);
    expect(script).not.toMatch(/https?:\/\//);
  });

  it('has an icon of its own', async () => {
    expect((await get('/favicon.ico')).headers['content-type']).toMatch(/^image\/svg\+xml/);
    const { text: page } = await get('/docs');
    expect(page).toContain("href='/favicon.ico'");
  });

  it('has the demo key filled in, except in strict mode', async () => {
    expect((await get('/docs/swagger-ui-init.js')).text).toContain('"demoKey": "glowworm-demo"');
    expect((await supertest(strict.url).get('/docs/swagger-ui-init.js')).text).not.toContain('glowworm-demo');
  });

  it('is not covered by a browser asking for a password, which other callers are asked for', async () => {
    const call = () => supertest(server.url).get('/api/v1/constituents').expect(401);
    expect((await call()).headers).toHaveProperty('www-authenticate', 'Basic realm="API"');
    expect((await call().set('Sec-Fetch-Site', 'same-origin')).headers).not.toHaveProperty('www-authenticate');
  });
});

/** What LGL's lists take though its documentation does not say so; besides, each search takes `q` for `q[]`. */
const UNDOCUMENTED: Readonly<Record<string, readonly string[]>> = {
  'get /api/v1/constituents': ['query q', 'query q[]', 'query sort'],
  'get /api/v1/contact_reports': ['query sort'],
  'get /api/v1/constituents/{constituent_id}/contact_reports': ['query sort'],
  'get /api/v1/volunteer_times': ['query sort'],
  'get /api/v1/constituents/{constituent_id}/volunteer_times': ['query sort'],
};

function exampleOf({ requestBody }: Operation): object {
  return requestBody!.content!['application/json'].example as object;
}

/** A route's path as OpenAPI writes it. */
function asDocumented(path: string): string {
  return path.replace(/:(\w+)/g, '{$1}');
}
