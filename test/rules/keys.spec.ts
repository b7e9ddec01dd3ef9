import { beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';

import { AccountsService } from '../../src/accounts/accounts.service.js';
import { useServer } from '../support/server.js';

const PATH = '/api/v1/constituents';
const basic = (user: string, password = '') => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

const INVALID = 'The access token provided is expired, revoked, malformed or invalid for other reasons.';
const CHALLENGE = `Bearer realm="Rack::OAuth2 Protected Resources", error="invalid_token", error_description="${INVALID}"`;

function expectBadKey({ status, headers, text }: supertest.Response) {
  expect({ status, challenge: headers['www-authenticate'], text }).toEqual({
    status: 401,
    challenge: CHALLENGE,
    text: JSON.stringify({ error: 'invalid_token', error_description: INVALID }),
  });
  expect(headers['content-type']).toMatch(/^application\/json/);
}

function expectNoKey({ status, headers, text }: supertest.Response) {
  expect({ status, challenge: headers['www-authenticate'], text }).toEqual({
    status: 401,
    challenge: 'Basic realm="API"',
    text: 'HTTP Basic: Access denied.\n',
  });
  expect(headers['content-type']).toMatch(/^text\/html/);
}

describe('A key', () => {
  const server = useServer({ AUTH_MODE: 'strict' });
  const get = (path = PATH) => supertest(server.url).get(path);
  let key: string;

  beforeAll(async () => {
    ({ key } = await server.app.get(AccountsService).createKey({ scope: 'write' }));
    await server.client(key).post(PATH, { last_name: 'Doe' }).expect(200);
  });

  it('is taken from the Authorization header, as Bearer or as the user of Basic, and from access_token', async () => {
    for (const request of [
      get().set('Authorization', `Bearer ${key}`),
      get().set('Authorization', `bearer   ${key}`),
      get().set('Authorization', basic(key)),
      get().set('Authorization', basic(key, 'ignored')),
      get(`${PATH}?access_token=${key}`),
      get(`${PATH}.json?limit=5&access_token=${key}`),
    ]) {
      expect((await request.expect(200)).body.total_items).toBe(1);
    }
  });

  it('may write in whichever way it is sent', async () => {
    const post = (path = PATH) => supertest(server.url).post(path).send({});
    // The body has no name: 422 says that the key was accepted and nothing was stored.
    await post().set('Authorization', `Bearer ${key}`).expect(422);
    await post().set('Authorization', basic(key)).expect(422);
    await post(`${PATH}?access_token=${key}`).expect(422);
  });

  it('is missing: plain text that asks for Basic', async () => {
    expectNoKey(await get());
    expectNoKey(await get(`${PATH}?limit=0`));
    expectNoKey(await get(`${PATH}/abc`));
    expectNoKey(await get().set('Authorization', `Digest ${key}`));
    expectNoKey(await supertest(server.url).post(PATH).send({ last_name: 'Doe' }));
  });

  it('opens nothing: the answer of LGL’s OAuth library, in whichever way it is sent', async () => {
    expectBadKey(await get().set('Authorization', 'Bearer nobody'));
    expectBadKey(await get().set('Authorization', basic('nobody')));
    expectBadKey(await get().set('Authorization', basic('')));
    expectBadKey(await get(`${PATH}?access_token=nobody`));
    expectBadKey(await get(`${PATH}?access_token=`));
    expectBadKey(await get().set('Authorization', `Bearer ${key}x`));
    expectBadKey(await get().set('Authorization', `Bearer ${key.toUpperCase()}`));
    expectBadKey(
      await supertest(server.url).post(PATH).set('Authorization', 'Bearer nobody').send({ last_name: 'Doe' }),
    );
  });

  it('in the header comes before one in the query', async () => {
    expectBadKey(await get(`${PATH}?access_token=${key}`).set('Authorization', 'Bearer nobody'));
    await get(`${PATH}?access_token=nobody`).set('Authorization', `Bearer ${key}`).expect(200);
  });
});

describe('A key, while any key will do', () => {
  const server = useServer();

  it('opens an account that stays its own', async () => {
    const client = server.client('my key.json');
    await client.post(PATH, { last_name: 'Doe' }).expect(200);
    for (const path of [PATH, `${PATH}.json`]) {
      const { body } = await supertest(server.url).get(path).query({ access_token: client.key }).expect(200);
      expect(body.total_items).toBe(1);
    }
    expect((await server.client().get(PATH).expect(200)).body.total_items).toBe(0);
  });

  it('must still be there, and no longer than 255 characters', async () => {
    expectNoKey(await supertest(server.url).get(PATH));
    expectBadKey(await server.client('').get(`${PATH}?access_token=`).unset('Authorization'));
    await server.client('k'.repeat(255)).get(PATH).expect(200);
    expectBadKey(await server.client('k'.repeat(256)).get(PATH));
  });
});
