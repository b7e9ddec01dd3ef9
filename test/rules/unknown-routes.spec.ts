import { describe, expect, it } from '@jest/globals';
import supertest from 'supertest';

import { useServer } from '../support/server.js';

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
