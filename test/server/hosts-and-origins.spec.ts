import { describe, expect, it } from '@jest/globals';
import supertest from 'supertest';

import { FACES } from '../support/faces.js';
import { type TestServer, useServer } from '../support/server.js';

const EVIL = 'http://evil.example';
const APP = 'http://localhost:5173';
const PATHS = ['/api/v1/constituents', '/api/v2/patients'];

const get = (server: TestServer, path: string, headers: Record<string, string> = {}) =>
  server.client().get(path).set(headers);

describe('While only this machine can call, the server', () => {
  const server = useServer({ ALLOWED_HOSTS: 'glowworm.test, host.docker.internal' });

  it.each(['localhost', 'LOCALHOST:3000', '127.0.0.1:3000', '127.8.8.8', '[::1]', '[::1]:3000'])(
    'answers to a name of the loopback: %s',
    async (host) => {
      for (const path of [...PATHS, '/livez']) await get(server, path, { Host: host }).expect(200);
    },
  );

  it.each(['glowworm.test', 'glowworm.test:8080', 'host.docker.internal'])(
    'answers to %s, which ALLOWED_HOSTS names',
    (host) => get(server, PATHS[0], { Host: host }).expect(200),
  );

  it('does not repeat the name by which it was called', async () => {
    for (const path of PATHS) {
      const { text } = await get(server, path, { Host: 'evil.example', Origin: EVIL }).expect(403);
      expect(text).not.toContain('evil');
    }
  });

  it.each([
    'rebind.evil.example',
    '127.0.0.1.evil.example',
    'localhost.evil.example:3000',
    '192.168.0.7',
    '[::2]',
    '',
    '@',
  ])('answers to no other name, in the shape of what was called: %s', async (host) => {
    const [lgl, drx, none] = await Promise.all([...PATHS, '/livez'].map((path) => get(server, path, { Host: host })));
    expect([lgl.status, drx.status, none.status]).toEqual([403, 403, 403]);
    expect(lgl.body).toEqual({
      api_version: '1.0',
      error: 'Forbidden',
      description: expect.stringContaining('ALLOWED_HOSTS'),
    });
    expect(drx.body.error).toMatchObject({ code: 'forbidden', message: expect.stringContaining('ALLOWED_HOSTS') });
    expect(none.body).toEqual({ status: 403, error: expect.stringContaining('ALLOWED_HOSTS') });
  });
});

describe('A page of another site', () => {
  const server = useServer();

  it.each([EVIL, APP, 'null', 'https://localhost', 'chrome-extension://abc'])('may not call: %s', async (origin) => {
    for (const path of PATHS) {
      const answer = await get(server, path, { Origin: origin }).expect(403);
      expect(answer.text).toContain('CORS_ORIGINS');
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    }
  });

  it('may not write by a form, nor ask beforehand, nor call without saying where it is from', async () => {
    const key = server.client().key;
    const form = supertest(server.url).post(`${PATHS[0]}?access_token=${key}`).type('form').set('Origin', EVIL);
    await form.send('first_name=Mallory').expect(403);
    expect((await server.client(key).get(PATHS[0]).expect(200)).body.total_items).toBe(0);
    const preflight = supertest(server.url).options(PATHS[1]).set('Access-Control-Request-Method', 'POST');
    await preflight.set('Origin', EVIL).expect(403);
    await get(server, PATHS[0], { 'Sec-Fetch-Site': 'cross-site' }).expect(403);
  });

  it('is not named in what it is answered', async () => {
    for (const path of [...PATHS, '/livez']) {
      expect((await get(server, path, { Origin: EVIL }).expect(403)).text).not.toContain('evil');
    }
  });

  it('may lead to the documentation, but to no route of an API', async () => {
    const link = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' };
    await get(server, '/docs', link).expect(200);
    await get(server, '/docs', { ...link, 'Sec-Fetch-Dest': 'iframe' }).expect(403);
    for (const path of PATHS) await get(server, path, link).expect(403);
  });

  it('is not the page that is served here', async () => {
    for (const path of PATHS) {
      await get(server, path, { Origin: server.url, 'Sec-Fetch-Site': 'same-origin' }).expect(200);
      await get(server, path, { 'Sec-Fetch-Site': 'none' }).expect(200);
    }
  });
});

describe('A page whose origin CORS_ORIGINS names', () => {
  const server = useServer({ CORS_ORIGINS: `${APP}, https://app.example.org`, AUTH_MODE: 'strict' });
  const page = { Origin: APP, 'Sec-Fetch-Site': 'cross-site' };

  it.each(FACES)('may ask beforehand, without a key: $name', async ({ prefixes: [prefix], keyHeaders }) => {
    const [header] = Object.keys(keyHeaders('k'));
    const { headers } = await supertest(server.url)
      .options(`${prefix}/anything`)
      .set({ ...page, 'Access-Control-Request-Method': 'PATCH', 'Access-Control-Request-Headers': header })
      .expect(204);
    expect(headers['access-control-allow-origin']).toBe(APP);
    expect(headers['access-control-allow-methods']).toContain('PATCH');
    expect(headers['access-control-allow-headers']).toBe(header);
  });

  it('may call, and read also what is refused', async () => {
    for (const path of PATHS) {
      const { headers } = await get(server, path, page).expect(401);
      expect(headers['access-control-allow-origin']).toBe(APP);
      expect(headers.vary).toContain('Origin');
    }
  });

  it('lets no other in with it, under no other name', async () => {
    await get(server, PATHS[0], { Origin: EVIL }).expect(403);
    await get(server, PATHS[0], { ...page, Host: 'evil.example' }).expect(403);
  });
});

describe('CORS_ORIGINS=*', () => {
  const server = useServer({ CORS_ORIGINS: '*' });

  it('lets every page in', async () => {
    const { headers } = await get(server, PATHS[0], { Origin: EVIL, 'Sec-Fetch-Site': 'cross-site' }).expect(200);
    expect(headers['access-control-allow-origin']).toBe('*');
    await get(server, PATHS[0], { Origin: EVIL, Host: 'evil.example' }).expect(403);
  });
});

describe('Where others can call, the server', () => {
  const server = useServer({ HOST: '0.0.0.0' });

  it('answers to every name, and still to no page of another site', async () => {
    const path = '/livez';
    const local = server.url.replace('0.0.0.0', '127.0.0.1');
    await supertest(local).get(path).set('Host', 'glowworm.example.org').expect(200);
    await supertest(local)
      .get(path)
      .set({ Host: 'glowworm.example.org', Origin: 'https://glowworm.example.org' })
      .expect(200);
    await supertest(local).get(path).set({ Host: 'glowworm.example.org', Origin: EVIL }).expect(403);
  });
});
