import { describe, expect, it } from '@jest/globals';

import { readListQuery } from '../../src/lgl/http/list.js';
import { constituentWith } from '../support/constituents.js';
import { useServer } from '../support/server.js';

const PATH = '/api/v1/constituents';
const PROXY = { 'X-Forwarded-Host': 'lgl.example', 'X-Forwarded-Proto': 'https' };

describe('The next_link of a list', () => {
  const server = useServer({ ALLOWED_HOSTS: 'lgl.example' });

  async function nextLink(query: string, headers: Record<string, string> = {}, path = PATH): Promise<string> {
    const client = server.client();
    for (let made = 0; made < 2; made += 1) await constituentWith(client);
    const { body } = await client.get(`${path}?${query}`).set(headers).expect(200);
    return body.next_link;
  }

  it('is absolute, and leads to where the server was called', async () => {
    expect(await nextLink('limit=1')).toBe(`${server.url}${PATH}?limit=1&offset=1`);
    expect(await nextLink('limit=1', { Host: 'lgl.example:8080' })).toBe(
      `http://lgl.example:8080${PATH}?limit=1&offset=1`,
    );
  });

  it('keeps the path as it was written', async () => {
    expect(await nextLink('limit=1', {}, `${PATH}.json`)).toBe(`${server.url}${PATH}.json?limit=1&offset=1`);
  });

  it('replaces the offset that was sent', async () => {
    const client = server.client();
    for (let made = 0; made < 4; made += 1) await constituentWith(client);
    const { body } = await client.get(`${PATH}?offset=1&limit=2`).expect(200);
    expect(body).toMatchObject({ next_item: 3, next_link: `${server.url}${PATH}?limit=2&offset=3` });
  });

  it('keeps the parameters that the list knows, URL-encoded, and drops the others, the key above all', async () => {
    expect(await nextLink('q[]=&limit=1')).toBe(`${server.url}${PATH}?limit=1&offset=1&q%5B%5D=`);
    expect(await nextLink('q=&q%5B%5D=&limit=1&page=2&access_token=secret')).toBe(
      `${server.url}${PATH}?limit=1&offset=1&q=&q%5B%5D=`,
    );
  });

  it('does not believe what a proxy says that nobody trusts', async () => {
    expect(await nextLink('limit=1', PROXY)).toBe(`${server.url}${PATH}?limit=1&offset=1`);
  });
});

describe('The next_link of a list behind a proxy that is trusted', () => {
  const server = useServer({ TRUST_PROXY: 'loopback' });

  it('leads to where the proxy was called', async () => {
    const client = server.client();
    const joe = await constituentWith(client, {}, {});
    const numbers = `${PATH}/${joe.id}/phone_numbers`;
    const { body } = await client.get(`${numbers}?limit=1`).set(PROXY).expect(200);
    expect(body.next_link).toBe(`https://lgl.example${numbers}?limit=1&offset=1`);
    const { body: direct } = await client.get(`${numbers}?limit=1`).expect(200);
    expect(direct.next_link).toBe(`${server.url}${numbers}?limit=1&offset=1`);
  });
});

describe('The next_link of a list that was cut', () => {
  const asked = {
    method: 'GET',
    headers: {},
    headersDistinct: {},
    rawHeaders: [],
    origin: 'http://lgl.example',
    originalUrl: `${PATH}?limit=20000`,
  };

  it('goes on with the limit that was kept', () => {
    const { limit, linkTo } = readListQuery({ ...asked, query: { limit: '20000' } }, []);
    expect(limit).toBe(10_000);
    expect(linkTo(limit)).toBe(`http://lgl.example${PATH}?limit=10000&offset=10000`);
  });
});
