import { describe, expect, it } from '@jest/globals';
import supertest from 'supertest';

import { Faces } from '../../src/http/face.js';
import { pathOf } from '../../src/http/http-request.js';
import { FACES } from '../support/faces.js';
import { useServer } from '../support/server.js';

describe('The operations', () => {
  const server = useServer();
  const faces = () => server.app.get(Faces);
  const of = (method: string, originalUrl: string) =>
    faces().of({ originalUrl })?.operations?.of(method, pathOf({ originalUrl }));

  it('are each found by a path of its own', () => {
    const { operations } = faces();
    expect(new Set(operations).size).toBe(operations.length);
    for (const operation of operations) {
      const [method, path] = operation.replace(/\{\w+\}/g, '1').split(' ');
      expect(of(method, `${path}?limit=1`)).toBe(operation);
      expect(of(method, `${path.toUpperCase()}/`)).toBe(operation);
    }
    expect(operations.filter((operation) => operation.includes('/api/v1/'))).toHaveLength(141);
  });

  it.each(FACES)('are those in the document of $name', async ({ document, prefixes: [prefix] }) => {
    const { body } = await supertest(server.url).get(document).expect(200);
    const documented = Object.entries<object>(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const known = documented.map((operation) => faces().operationNamed(operation) ?? operation);
    const own = faces().operations.filter((operation) => operation.includes(`${prefix}/`));
    // LGL's PUT is its PATCH; the heartbeat of DRX asks for no key.
    expect(new Set(known.filter((operation) => operation.includes(`${prefix}/`)))).toEqual(new Set(own));
  });

  it('are asked for as each API allows it', () => {
    expect(of('PUT', '/api/v1/gifts/7.json')).toBe('PATCH /api/v1/gifts/{id}');
    expect(of('HEAD', '/api/v2/patients')).toBe('GET /api/v2/patients');
    expect(of('PUT', '/api/v2/patients/pat_1')).toBeUndefined();
    expect(of('GET', '/api/v2/patients.json')).toBeUndefined();
    expect(of('GET', '/api/v1/gifts/')).toBeUndefined();
    expect(of('GET', '/api/v1/gifts/%zz')).toBeUndefined();
    expect(of('GET', '/sandbox/account')).toBeUndefined();
  });

  it('are called by their names, whatever stands for what stands in the path', () => {
    expect(faces().operationNamed('put /api/v1/gifts/{gift_id}')).toBe('PATCH /api/v1/gifts/{id}');
    expect(faces().operationNamed('GET /api/v1/gifts')).toBeUndefined();
  });
});
