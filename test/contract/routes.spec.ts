import { describe, expect, it } from '@jest/globals';
import supertest from 'supertest';

import { documentedRoutes, lglRoutes } from '../support/routes.js';
import { useServer } from '../support/server.js';

/** Every route of LGL's API that there is. A route that is not here, or is here and not there, is a mistake. */
const ROUTES = [
  'DELETE /api/v1/constituents/:id',
  'DELETE /api/v1/phone_numbers/:id',
  'GET /api/v1/constituents',
  'GET /api/v1/constituents/:constituent_id/phone_numbers',
  'GET /api/v1/constituents/:id',
  'GET /api/v1/phone_numbers/:id',
  'GET /api/v1/types',
  'GET /api/v1/types/:type',
  'PATCH /api/v1/constituents/:id',
  'PATCH /api/v1/phone_numbers/:id',
  'POST /api/v1/constituents',
  'POST /api/v1/constituents/:constituent_id/phone_numbers',
  'PUT /api/v1/constituents/:id',
  'PUT /api/v1/phone_numbers/:id',
];

describe('The routes of LGL’s API', () => {
  const server = useServer();

  it('are these', () => {
    expect(lglRoutes(server.app)).toEqual(ROUTES);
  });

  it.each(ROUTES)('want a key before anything else: %s', async (route) => {
    const [method, path] = route.split(' ');
    for (const id of ['1', 'abc']) {
      const request = supertest(server.url)[method.toLowerCase() as 'post'](path.replace(/:\w+/, id));
      const { status, text } = await request.send({ first_name: {} });
      expect({ status, text }).toEqual({ status: 401, text: 'HTTP Basic: Access denied.\n' });
    }
  });

  it('are all in the OpenAPI document, and nothing else is', async () => {
    const { body } = await supertest(server.url).get('/openapi/lgl-v1.json').expect(200);
    expect(documentedRoutes(body)).toEqual(ROUTES);
  });
});

describe('A route that there is not', () => {
  const server = useServer();

  it.each([
    ['GET', '/api/v1'],
    ['GET', '/api/v1/gifts'],
    ['GET', '/api/v1/payments.json'],
    ['GET', '/api/v1/pledges'],
    ['GET', '/api/v1/goals?limit=1'],
    ['GET', '/api/v1/phone_numbers'],
    ['POST', '/api/v1/phone_numbers'],
    ['DELETE', '/api/v1/constituents'],
    ['PATCH', '/api/v1/constituents/1/phone_numbers'],
    ['GET', '/api/v1/constituents/1/phone_numbers/1'],
    ['GET', '/api/v2/constituents'],
    ['GET', '/nothing'],
  ])('is a 404 of the web server, without api_version: %s %s', async (method, path) => {
    const request = () => supertest(server.url)[method.toLowerCase() as 'get'](path);
    for (const asked of [request(), request().set('Authorization', 'Bearer any')]) {
      const { status, body } = await asked.expect('Content-Type', /json/);
      expect({ status, error: body.error, keys: Object.keys(body) }).toEqual({
        status: 404,
        error: path.startsWith('/api/v1') ? 'Not Found' : expect.any(String),
        keys: ['status', 'error'],
      });
    }
  });
});
