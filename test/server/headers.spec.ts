import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

import { describe, expect, it } from '@jest/globals';

import { expectError, expectParameterError } from '../support/answers.js';
import { expectBadParameter, expectDrxError } from '../support/drx-answers.js';
import { useServer } from '../support/server.js';

const LGL = '/api/v1/constituents';
const DRX = '/api/v2/patients';

describe('An answer', () => {
  const server = useServer();

  it.each([
    ['of LGL', LGL, 200],
    ['of DRX', DRX, 200],
    ['that is an error', `${LGL}/0`, 404],
    ['about no route', '/api/v2/nothing', 404],
  ])('%s is kept by nobody, framed by nobody and taken for nothing else', async (_, path, status) => {
    const { headers } = await server.client().get(path).expect(status);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none';frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
    expect(headers).not.toHaveProperty('x-powered-by');
  });

  it.each(['/docs', '/livez', '/nothing', '/openapi/lgl-v1.json'])('%s cannot be framed', async (path) => {
    const { headers } = await server.client().get(path);
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' });
  });
});

describe('The page of documentation', () => {
  const server = useServer();

  it('may use what it is made of', async () => {
    const { text: page, headers } = await server.client().get('/docs').expect(200);
    const policy = headers['content-security-policy'];
    expect(policy).toMatch(/default-src 'self';style-src 'self' 'unsafe-inline';img-src 'self' data:/);
    expect(page).not.toMatch(/<script>|<script (?!src=)/);
    for (const [, path] of page.matchAll(/(?:src|href)="\.?(\/[^"]+)"/g)) await server.client().get(path).expect(200);
  });

  it('serves nothing else of its folder', async () => {
    for (const file of ['package.json', 'README.md', 'NOTICE', 'swagger-ui.js.map']) {
      await server.client().get(`/docs/${file}`).expect(404);
    }
  });
});

describe('A request line with a whole address', () => {
  const server = useServer();

  /** What is answered to a request as it stands here. */
  async function exchange(lines: string[]): Promise<{ status: number; body: Record<string, unknown> }> {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    socket.write([...lines, `Host: ${hostname}:${port}`, 'Connection: close', '', ''].join('\r\n'));
    const [head, body] = (await text(socket)).split('\r\n\r\n');
    return { status: Number(head.split(' ')[1]), body: body.startsWith('{') ? JSON.parse(body) : {} };
  }

  it('is read as its path', async () => {
    const client = server.client();
    for (const last_name of ['Doe', 'Roe']) await client.post(LGL, { last_name }).expect(200);
    const key = `Authorization: Bearer ${client.key}`;
    const { status, body } = await exchange([`GET http://evil.example${LGL}.json?limit=1 HTTP/1.1`, key]);
    expect([status, body.next_link]).toEqual([200, `${server.url}${LGL}.json?limit=1&offset=1`]);
    expect(await exchange(['GET http://evil.example HTTP/1.1'])).toMatchObject({ status: 200 });
    const missing = await exchange([`GET HTTP://evil.example${LGL}/0 HTTP/1.1`, key]);
    expectError(missing, { status: 404, error: 'Not Found' });
  });

  it('with a second host is refused, wherever it leads', async () => {
    const twice = (path: string) => exchange([`GET ${path} HTTP/1.1`, 'Host: evil.example']);
    expectError(await twice(LGL), { status: 400, error: 'Bad Request', says: 'Host' });
    expectDrxError(await twice(DRX), 400, 'bad_request', { says: 'Host' });
    expect(await twice('/livez')).toMatchObject({ status: 400, body: { error: 'Host was sent more than once.' } });
  });

  it('with its key sent twice is refused', async () => {
    const twice = (name: string, value: (key: string) => string) => ['a', 'b'].map((key) => `${name}: ${value(key)}`);
    const bearer = twice('Authorization', (key) => `Bearer ${key}`);
    expectError(await exchange([`GET ${LGL} HTTP/1.1`, ...bearer]), {
      status: 400,
      error: 'Bad Request',
      says: 'Authorization',
    });
    expectDrxError(await exchange([`GET ${DRX} HTTP/1.1`, ...bearer]), 400, 'bad_request', { says: 'Authorization' });
    const keys = twice('X-DRX-Key', (key) => key);
    expectDrxError(await exchange([`GET ${DRX} HTTP/1.1`, ...keys]), 400, 'bad_request', { says: 'X-DRX-Key' });
  });
});

describe('A NUL in a query', () => {
  const server = useServer();

  it('is refused, naming the parameter', async () => {
    const client = server.client();
    for (const path of [DRX, '/api/v2/doctors', '/api/v2/phone-numbers', '/api/v2/webhooks']) {
      expectBadParameter(await client.get(`${path}?q=%00`), 'q');
      expectBadParameter(await client.get(`${path}?limit=1&q=a&q=b%00`), 'q');
    }
    expectBadParameter(await client.get('/api/v2/webhooks?event=a%00'), 'event');
    expectParameterError(await client.get(`${LGL}?q%5B%5D=name%00`), 'q[]');
  });
});
