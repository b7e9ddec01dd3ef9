import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, request as httpRequest, type Server } from 'node:http';
import { type AddressInfo, connect as connectTcp, createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls, type TLSSocket } from 'node:tls';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { Authority } from '../../src/proxy/authority.js';
import { type RunningProxy, startProxy } from '../../src/proxy/proxy-session.js';

const API = 'api.littlegreenlight.com';

interface Answer {
  readonly status: number;
  readonly text: string;
}

let folder: string;
let target: Server;
let proxy: RunningProxy;
let authority: Authority;
let refused: string[] = [];
const seen: Pick<IncomingMessage, 'method' | 'url' | 'headers'>[] = [];

const portOf = (server: { address(): AddressInfo | string | null }) => (server.address() as AddressInfo).port;
const listening = <S extends { listen(port: number, host: string, done: () => void): unknown }>(server: S) =>
  new Promise<S>((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'glowworm-proxy-'));
  target = await listening(
    createServer(async (request, response) => {
      const { method, url, headers } = request;
      seen.push({ method, url, headers });
      const body = await request.toArray();
      response.writeHead(200, { 'Content-Type': 'text/plain' }).end(`Glowworm read ${Buffer.concat(body).toString()}`);
    }),
  );
  const environment = { XDG_DATA_HOME: folder };
  const onRefused = (call: string) => refused.push(call);
  proxy = await startProxy({
    target: `http://127.0.0.1:${portOf(target)}`,
    hosts: ['drx.example.org'],
    environment,
    onRefused,
  });
  authority = await Authority.in(join(folder, 'glowworm'));
});

afterAll(async () => {
  await proxy.close();
  target.close();
  await rm(folder, { recursive: true });
});

beforeEach(() => {
  refused = [];
  seen.length = 0;
});

/** A connection through the proxy, as `CONNECT` makes it; the status when the proxy makes none. */
async function tunnelTo(authorityForm: string) {
  const request = httpRequest({ port: new URL(proxy.url).port, method: 'CONNECT', path: authorityForm }).end();
  return new Promise<{ status: number; socket: import('node:net').Socket }>((resolve, reject) => {
    request.once('connect', ({ statusCode }, socket) => resolve({ status: statusCode!, socket: socket as never }));
    request.once('error', reject);
  });
}

/** TLS through the proxy, believing nobody but its authority. */
async function secureTo(host: string): Promise<TLSSocket> {
  const { status, socket } = await tunnelTo(`${host}:443`);
  expect(status).toBe(200);
  return secured(connectTls({ socket, servername: host, ca: authority.pem }));
}

function secured(socket: TLSSocket): Promise<TLSSocket> {
  return new Promise((resolve, reject) => socket.once('secureConnect', () => resolve(socket)).once('error', reject));
}

function ask(options: object, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ method: 'GET', ...options }, async (response) => {
      const text = Buffer.concat(await response.toArray()).toString();
      resolve({ status: response.statusCode!, text });
    });
    request.once('error', reject).end(body);
  });
}

const through = (socket: TLSSocket, host: string, path: string) =>
  ask({ createConnection: () => socket, headers: { Host: host }, path });

describe('What a client says to the API of LGL through the proxy', () => {
  it('lands in Glowworm, over HTTPS and with a certificate for that host', async () => {
    const socket = await secureTo(API);
    expect(socket.getPeerCertificate().subjectaltname).toBe(`DNS:${API}`);
    const sent = {
      createConnection: () => socket,
      method: 'POST',
      path: '/api/v1/constituents?limit=1',
      headers: { Host: API, Authorization: 'Bearer k', 'Proxy-Authorization': 'Basic secret', 'Content-Length': 5 },
    };
    expect(await ask(sent, 'hello')).toEqual({ status: 200, text: 'Glowworm read hello' });
    expect(seen).toMatchObject([
      {
        method: 'POST',
        url: '/api/v1/constituents?limit=1',
        headers: {
          host: `127.0.0.1:${portOf(target)}`,
          authorization: 'Bearer k',
          'x-forwarded-host': API,
          'x-forwarded-proto': 'https',
        },
      },
    ]);
    expect(seen[0].headers).not.toHaveProperty('proxy-authorization');
  });

  it('does so as a whole address without a tunnel, which some clients send', async () => {
    const { port } = new URL(proxy.url);
    for (const scheme of ['https', 'http']) {
      expect(await ask({ port, path: `${scheme}://${API}/api/v1/funds` })).toMatchObject({ status: 200 });
    }
    expect(seen.map(({ url }) => url)).toEqual(['/api/v1/funds', '/api/v1/funds']);
  });

  it('does so over TLS to the port of the proxy itself, to which a client can be led', async () => {
    const port = Number(new URL(proxy.url).port);
    const socket = await secured(connectTls({ port, servername: API, ca: authority.pem }));
    expect(await through(socket, API, '/api/v1/funds')).toMatchObject({ status: 200 });
  });

  it.each([
    ['acme.littlegreenlight.com', '/integrations/2c/listener'],
    ['drx.example.org', '/api/v2/patients'],
    ['API.LittleGreenLight.com', '/api/v1/funds'],
  ])('holds for %s%s too', async (host, path) => {
    expect(await through(await secureTo(host), host, path)).toMatchObject({ status: 200 });
    expect(seen).toMatchObject([{ url: path }]);
  });
});

describe('What would reach the real LGL', () => {
  it.each([
    ['acme.littlegreenlight.com', '/login'],
    ['littlegreenlight.com', '/'],
    ['www.littlegreenlight.com', '/api/v1/funds'],
  ])('is refused and told of: %s%s', async (host, path) => {
    const { status, text } = await through(await secureTo(host), host, `${path}?key=secret`);
    expect(status).toBe(403);
    expect(text).toBe(`Glowworm refused https://${host}${path}: it would reach the real Little Green Light.\n`);
    expect(refused).toEqual([`GET https://${host}${path}`]);
    expect(seen).toEqual([]);
  });

  it('cannot hide in a tunnel to another of its names', async () => {
    const { socket } = await tunnelTo(`${API}:443`);
    const other = connectTls({ socket, servername: 'example.org', ca: authority.pem });
    await expect(secured(other)).rejects.toThrow();
    expect(seen).toEqual([]);
  });
});

describe('What is said to others through the proxy', () => {
  it('goes through untouched, in a tunnel', async () => {
    const echo = await listening(createTcpServer((socket) => socket.pipe(socket)));
    const { status, socket } = await tunnelTo(`127.0.0.1:${portOf(echo)}`);
    expect(status).toBe(200);
    socket.write('as it is');
    expect(String(await new Promise((resolve) => socket.once('data', resolve)))).toBe('as it is');
    socket.destroy();
    echo.close();
  });

  it('goes on as it is, as a whole address', async () => {
    const other = await listening(createServer(({ headers }, response) => response.end(headers.host)));
    const host = `127.0.0.1:${portOf(other)}`;
    const { port } = new URL(proxy.url);
    const answer = await ask({ port, path: `http://${host}/x`, headers: { Host: host } });
    expect(answer).toEqual({ status: 200, text: host });
    other.close();
  });

  it('is a 502 where nobody listens', async () => {
    const gone = await listening(createTcpServer());
    const port = portOf(gone);
    await new Promise((resolve) => gone.close(resolve));
    expect(await tunnelTo(`127.0.0.1:${port}`)).toMatchObject({ status: 502 });
  });
});

describe('The proxy', () => {
  it('says what it is to whoever takes it for a server, and lasts through what is no HTTP', async () => {
    const port = Number(new URL(proxy.url).port);
    expect(await ask({ port, path: '/' })).toMatchObject({ status: 400, text: expect.stringContaining('proxy') });
    for (const nonsense of ['\u0016\u0003nonsense', '\r\n\r\n', 'CONNECT :: HTTP/1.1\r\n\r\n']) {
      const socket = connectTcp({ port }).on('error', () => undefined);
      const closed = new Promise((resolve) => socket.once('close', resolve));
      socket.resume().end(nonsense);
      await closed;
    }
    expect(await through(await secureTo(API), API, '/api/v1/funds')).toMatchObject({ status: 200 });
  });

  it('keeps its authority for this user alone, and takes the same one again', async () => {
    const file = join(folder, 'glowworm', 'authority.pem');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'glowworm'))).mode & 0o777).toBe(0o700);
    const kept = await readFile(file, 'utf8');
    expect((await Authority.in(join(folder, 'glowworm'))).pem).toBe(authority.pem);
    expect(kept).toContain(authority.pem.trim());
  });
});
