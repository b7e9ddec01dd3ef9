import { describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { DataSource } from 'typeorm';

import { AccountsService } from '../../src/accounts/accounts.service.js';
import { CONSTITUENTS } from '../support/sandbox.js';
import { type Client, useServer } from '../support/server.js';

const REQUESTS = '/sandbox/requests';
const server = useServer();

const rowsOf = async (client: Client, query = '') =>
  (await client.get(`${REQUESTS}${query}`).expect(200)).body.requests;

describe('The log of requests', () => {
  it('of a route that there is not is told where there is an account, and opens none', async () => {
    const [client, nobody] = [server.client(), server.client()];
    await client.get('/sandbox/account').expect(200);
    const sandboxes = async () => (await server.app.get(DataSource).query('SELECT id FROM sandboxes')).length;
    const before = await sandboxes();
    for (const path of ['/api/v1/nothing', '/api/v2/nothing', '/sandbox/nothing']) {
      await nobody.get(path).expect(404);
      await client.get(path).expect(404);
    }
    expect(await sandboxes()).toBe(before);
    expect((await client.get(REQUESTS).expect(200)).body.requests).toHaveLength(2);
  });

  it('has a request as soon as its client has the answer, the newest first', async () => {
    const client = server.client();
    await client.post(CONSTITUENTS, { first_name: 'Ada' }).expect(200);
    await client.get(`${CONSTITUENTS}/1?expand=gifts`).expect(200);
    const { body } = await client.get(REQUESTS).expect(200);
    expect(body.dropped).toBe(0);
    expect(body.requests).toMatchObject([
      { id: 2, method: 'GET', operation: `GET ${CONSTITUENTS}/{id}`, status: 200, why: null, unread: [] },
      { id: 1, method: 'POST', path: CONSTITUENTS, operation: `POST ${CONSTITUENTS}`, status: 200 },
    ]);
    expect(body.requests[0]).not.toHaveProperty('request');
  });

  it('shows a request with headers and bodies', async () => {
    const client = server.client();
    await client.post(CONSTITUENTS, { first_name: 'Ada' }).expect(200);
    const { body } = await client.get(`${REQUESTS}/1`).expect(200);
    expect(body.request).toMatchObject({
      headers: { authorization: '(redacted)', 'content-type': 'application/json' },
      body: '{"first_name":"Ada"}',
    });
    expect(JSON.parse(body.answer.body)).toMatchObject({ id: 1, first_name: 'Ada' });
    await client.get(`${REQUESTS}/2`).expect(404);
  });

  it('is that account’s alone, and has neither its own calls nor those of the page', async () => {
    const [one, other] = [server.client(), server.client()];
    await one.get(CONSTITUENTS).expect(200);
    await one.get(CONSTITUENTS).set('X-Glowworm-Aside', '1').expect(200);
    expect(await rowsOf(one)).toHaveLength(1);
    expect(await rowsOf(other)).toEqual([]);
  });

  it('lives through resets until it is emptied', async () => {
    const client = server.client();
    await client.get(CONSTITUENTS).expect(200);
    await client.post('/sandbox/reset').expect(200);
    expect(await rowsOf(client)).toHaveLength(1);
    await client.delete(REQUESTS).expect(204);
    expect(await rowsOf(client)).toEqual([]);
    await client.get(CONSTITUENTS).expect(200);
    expect(await rowsOf(client)).toMatchObject([{ id: 2 }]);
  });

  it('is narrowed by method, operation, status, time, text and number', async () => {
    const client = server.client();
    await client.post(CONSTITUENTS, { first_name: 'Ada' }).expect(200);
    await client.get(`${CONSTITUENTS}/99`).expect(404);
    await client.get(CONSTITUENTS).expect(200);
    const ids = async (query: string) => (await rowsOf(client, query)).map(({ id }: { id: number }) => id);
    expect(await ids('?method=get')).toEqual([3, 2]);
    expect(await ids(`?operation=${encodeURIComponent(`GET ${CONSTITUENTS}/{constituent_id}`)}`)).toEqual([2]);
    expect(await ids('?status=4xx')).toEqual([2]);
    expect(await ids('?status=200')).toEqual([3, 1]);
    expect(await ids('?since=1')).toEqual([3, 2]);
    expect(await ids('?since=2999-01-01T00:00:00Z')).toEqual([]);
    expect(await ids('?text=FIRST_NAME%22:%22ada&method=POST')).toEqual([1]);
    expect(await ids('?limit=1')).toEqual([3]);
    const { body } = await client.get(`${REQUESTS}?operation=GET%20/api/v1/giftz/1&status=9`).expect(422);
    expect(body.error.details.map(({ field }: { field: string }) => field)).toEqual(['status']);
    const none = await client.get(`${REQUESTS}?operation=GET%20/api/v1/giftz/1`).expect(422);
    expect(none.body.error.message).toContain('GET /api/v1/gifts/{id}');
  });

  it('says why a request was refused, and what was never read', async () => {
    const client = server.client();
    await client.post(CONSTITUENTS, { first_nam: 'Ada', email_addresses: [{ adress: 'a@b.example' }] });
    await client.post(`${CONSTITUENTS}/1/gifts`, { amount: 5 });
    await client.get('/api/v1/constituentz');
    const [unknown, gift, constituent] = await rowsOf(client);
    expect(unknown).toMatchObject({
      operation: null,
      status: 404,
      why: `There is no such route. The nearest is GET ${CONSTITUENTS}.`,
    });
    expect(gift.unread).toEqual(['amount: not read; did you mean received_amount?']);
    expect(gift.why === null).toBe(gift.status < 400);
    expect(constituent.unread).toEqual([
      'first_nam: not read; did you mean first_name?',
      'email_addresses[0].adress: not read; did you mean address?',
    ]);
  });

  it('keeps a thousand of an account, and says how many were dropped', async () => {
    const client = server.client();
    for (let i = 0; i < 1003; i += 1) await client.get('/api/v1/funds/99');
    const { body } = await client.get(REQUESTS).expect(200);
    expect([body.dropped, body.requests.length, body.requests.at(-1).id]).toEqual([3, 1000, 4]);
  }, 60_000);
});

describe('Waiting for requests', () => {
  it('ends at once when there are enough, or as soon as there are', async () => {
    const client = server.client();
    await client.get(CONSTITUENTS).expect(200);
    expect((await client.get(`${REQUESTS}/wait?method=GET`).expect(200)).body.requests).toHaveLength(1);
    const waiting = client.get(`${REQUESTS}/wait?count=2&timeout=60`).then(({ body }) => body.requests);
    await client.get(CONSTITUENTS).expect(200);
    expect(await waiting).toMatchObject([{ id: 2 }, { id: 1 }]);
  });

  it('gives what there is when the time is over', async () => {
    const client = server.client();
    await client.get(CONSTITUENTS).expect(200);
    const { body } = await client.get(`${REQUESTS}/wait?count=2&timeout=0`).expect(408);
    expect(body).toMatchObject({ error: { code: 'timeout' }, requests: [{ id: 1 }] });
  });
});

describe('The stream and the archive', () => {
  it('tell of requests as they come, until the key is revoked', async () => {
    const keys = server.app.get(AccountsService);
    const { key, stored } = await keys.createKey({ scope: 'write' });
    const client = server.client(key);
    const headers = { Authorization: `Bearer ${key}` };
    const { body } = await fetch(`${server.url}${REQUESTS}/stream`, { headers });
    const reader = body!.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toBe(': connected\n\n');
    await client.get(CONSTITUENTS).expect(200);
    const { value = '' } = await reader.read();
    expect(JSON.parse(/^data: (.*)$/m.exec(value)![1])).toMatchObject({ id: 1, method: 'GET', status: 200 });
    await keys.revokeKey(stored.id);
    for (let part = await reader.read(); !part.done; part = await reader.read())
      expect(part.value).not.toContain('data');
  }, 30_000);

  it('hold the whole log in the form of HAR 1.2', async () => {
    const client = server.client();
    await client.post(CONSTITUENTS, { first_name: 'Ada' }).expect(200);
    await client.get(`${CONSTITUENTS}?limit=1`).expect(200);
    const { body } = await client.get(`${REQUESTS}.har`).expect(200);
    expect(body.log).toMatchObject({ version: '1.2', creator: { name: 'Glowworm' } });
    expect(body.log.entries).toMatchObject([
      { request: { method: 'POST', url: `${server.url}${CONSTITUENTS}`, postData: { text: '{"first_name":"Ada"}' } } },
      { request: { queryString: [{ name: 'limit', value: '1' }] }, response: { status: 200 } },
    ]);
  });
});

describe('What the log tells', () => {
  it('has no key and no social security number', async () => {
    const client = server.client();
    const ssn = '123-45-6789';
    await supertest(server.url).get(`/api/v1/constituents?access_token=${client.key}&q=${ssn}`);
    await client.post('/api/v2/patients', { first_name: client.key, social_security_number: ssn });
    await client.post('/api/v2/webhooks', { header_name: 'X-Key', header_value: 'hush-hush' });
    const rows = await rowsOf(client);
    expect(rows).toHaveLength(3);
    for (const { id } of rows) {
      const { text } = await client.get(`${REQUESTS}/${id}`).expect(200);
      for (const secret of [client.key, ssn, 'hush-hush']) expect(text).not.toContain(secret);
    }
  });
});
