import { describe, expect, it } from '@jest/globals';
import supertest from 'supertest';

import { DRX, type Face, LGL } from '../support/faces.js';
import { OPERATIONS, routeOf } from '../support/reference.js';
import { documentedRoutes, routesUnder } from '../support/routes.js';
import { useServer } from '../support/server.js';

/** What LGL documents, with PUT wherever there is a PATCH. */
const LGL_ROUTES = OPERATIONS.flatMap(({ method, path }) =>
  (method === 'PATCH' ? ['PATCH', 'PUT'] : [method]).map((name) => `${name} ${routeOf(path)}`),
).toSorted();

/** Where others leave something for LGL's customers; the uuid in its path stands for a key. */
const LISTENER = 'POST /integrations/:uuid/listener';

/** Every route of every API that there is. A route that is not here, or is here and not there, is a mistake. */
const ROUTES: [Face, string[]][] = [
  [LGL, LGL_ROUTES],
  [
    DRX,
    [
      'DELETE /api/v2/webhooks/:webhook_id',
      'GET /api/v2/doctors',
      'GET /api/v2/doctors/:identifier',
      'GET /api/v2/events',
      'GET /api/v2/patients',
      'GET /api/v2/patients/:patient_id',
      'GET /api/v2/phone-numbers',
      'GET /api/v2/phone-numbers/:phone_id',
      'GET /api/v2/phone-numbers/:phone_id/history',
      'GET /api/v2/webhooks',
      'GET /api/v2/webhooks/:webhook_id',
      'GET /external_api/v1/heartbeat',
      'PATCH /api/v2/patients/:patient_id',
      'PATCH /api/v2/phone-numbers/:phone_id',
      'POST /api/v2/doctors',
      'POST /api/v2/patients',
      'POST /api/v2/phone-numbers',
      'POST /api/v2/webhooks',
    ],
  ],
];

/** The one route that wants no key: whoever asks whether the server lives need not have one. */
const OPEN = 'GET /external_api/v1/heartbeat';

const server = useServer();

describe.each(ROUTES.map(([face, routes]) => ({ ...face, routes })))('The routes of $name', ({ routes, ...face }) => {
  it('are these', () => {
    expect(routesUnder(server.app, face.prefixes)).toEqual(routes);
  });

  it.each(routes.filter((route) => route !== OPEN))('want a key before anything else: %s', async (route) => {
    const [method, path] = route.split(' ');
    for (const id of ['1', 'abc']) {
      const request = supertest(server.url)[method.toLowerCase() as 'post'](path.replace(/:\w+/g, id));
      face.expectNoKey(await request.send({ first_name: {} }));
    }
  });

  it('are all in the OpenAPI document, and nothing else is', async () => {
    const { body } = await supertest(server.url).get(face.document).expect(200);
    const others = face.name === LGL.name ? [LISTENER] : [];
    expect(documentedRoutes(body)).toEqual([...routes, ...others].toSorted());
  });
});

describe('The operations of LGL', () => {
  it('are those of its documentation', () => {
    expect(OPERATIONS).toHaveLength(141);
  });
});

describe('The routes', () => {
  it('are those of the APIs, what a supervisor asks, the page and the documentation', () => {
    const known = ROUTES.flatMap(([, routes]) => routes);
    const sandbox = routesUnder(server.app, ['/sandbox']);
    const others = routesUnder(server.app, ['']).filter((route) => ![...known, ...sandbox].includes(route));
    expect(others.filter((route) => !/^GET \/(docs|openapi)\//.test(`${route}/`))).toEqual([
      'GET /',
      'GET /console/main.js',
      'GET /console/style.css',
      'GET /favicon.ico',
      'GET /livez',
      'GET /metrics',
      'GET /readyz',
      LISTENER,
    ]);
  });

  it('want a key, except for the heartbeat', async () => {
    const { body } = await supertest(server.url).get('/external_api/v1/heartbeat').expect(200);
    expect(body).toEqual({ pulse: expect.any(Number) });
  });
});

describe('A route that there is not', () => {
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
    ['GET', '/api/v3/constituents'],
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

describe('A route of DRX that there is not', () => {
  it.each([
    ['GET', '/api/v2'],
    ['GET', '/api/v2/constituents'],
    ['GET', '/api/v2/phone_numbers'],
    ['GET', '/api/v2/patients.json'],
    ['DELETE', '/api/v2/patients/pat_1'],
    ['DELETE', '/api/v2/phone-numbers/phn_1'],
    ['PUT', '/api/v2/phone-numbers/phn_1'],
    ['PATCH', '/api/v2/doctors/doc_1'],
    ['PATCH', '/api/v2/webhooks/whk_1'],
    ['POST', '/api/v2/events'],
  ])('is a 404 in its shape: %s %s', async (method, path) => {
    const request = () => supertest(server.url)[method.toLowerCase() as 'get'](path);
    DRX.expectNoRoute(await request());
    DRX.expectNoRoute(await request().set('X-DRX-Key', 'any'));
  });
});
