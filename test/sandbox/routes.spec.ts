import { describe, expect, it } from '@jest/globals';
import supertest from 'supertest';

import { AccountsService } from '../../src/accounts/accounts.service.js';
import type { OpenApi } from '../support/openapi.js';
import { documentedRoutes, routesUnder } from '../support/routes.js';
import { useServer } from '../support/server.js';

const DOCUMENT = '/openapi/sandbox.json';
const EVIL = 'http://evil.example';

const server = useServer({ CORS_ORIGINS: EVIL });

const send = (route: string) => {
  const [method, path] = route.split(' ');
  return supertest(server.url)[method.toLowerCase() as 'post'](path.replace(/:\w+/g, '1'));
};
const routes = () => routesUnder(server.app, ['/sandbox']);
const documentOf = async (): Promise<OpenApi> => (await supertest(server.url).get(DOCUMENT).expect(200)).body;

describe('Every route of the sandbox', () => {
  it('is documented, and nothing else is', async () => {
    expect(documentedRoutes(await documentOf())).toEqual(routes());
  });

  it('has a name of its own and says what it does', async () => {
    const operations = Object.values((await documentOf()).paths).flatMap((methods) => Object.values(methods));
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { operationId, summary } of operations) {
      expect([operationId, summary]).toEqual([expect.stringMatching(/^[a-z]\w+$/), expect.stringMatching(/\w/)]);
    }
  });

  it('wants a key', async () => {
    for (const route of routes()) {
      const { status, body } = await send(route);
      expect([route, status, body.error?.code]).toEqual([route, 401, 'unauthorized']);
    }
  });

  it('takes a key that may only read for reading alone', async () => {
    const { key } = await server.app.get(AccountsService).createKey({ scope: 'read' });
    for (const route of routes().filter((each) => !each.startsWith('GET '))) {
      const { status, body } = await send(route).set('Authorization', `Bearer ${key}`);
      expect([route, status, body.error?.code]).toEqual([route, 403, 'forbidden']);
    }
  });

  it('refuses fields that it does not know', async () => {
    const { paths } = await documentOf();
    const { key } = server.client();
    for (const [path, methods] of Object.entries(paths)) {
      for (const [method, { requestBody }] of Object.entries(methods)) {
        if (!requestBody) continue;
        const request = send(`${method} ${path.replace(/\{\w+\}/g, '1')}`).set('Authorization', `Bearer ${key}`);
        const { status, body } = await request.send({ nonsense: 1 });
        const named = body.error?.details?.some(({ field }: { field: string }) => field === 'nonsense');
        expect([method, path, status, named]).toEqual([method, path, 422, true]);
      }
    }
  });

  it('is closed to pages of other sites, whatever CORS_ORIGINS says, and under other names', async () => {
    const { key } = server.client();
    for (const route of routes()) {
      for (const header of [{ Origin: EVIL }, { Host: 'evil.example' }, { 'Sec-Fetch-Site': 'cross-site' }]) {
        const { status, text } = await send(route).set({ ...header, Authorization: `Bearer ${key}` });
        expect([route, header, status]).toEqual([route, header, 403]);
        expect(text).not.toContain('evil');
      }
    }
  });
});
