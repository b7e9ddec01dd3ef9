import {
  createServer as createHttpServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as httpRequest,
  type Server as HttpServer,
  type ServerResponse,
} from 'node:http';
import { request as httpsRequest } from 'node:https';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { pipeline } from 'node:stream';
import { type SecureContext, TLSSocket } from 'node:tls';

import type { Authority } from './authority.js';
import type { Hosts } from './hosts.js';

export interface ForwardProxySettings {
  /** Where calls for Glowworm go, such as `http://127.0.0.1:3000`. */
  readonly target: string;
  readonly hosts: Hosts;
  readonly authority: Authority;
  /** Told of every call that was refused because it would have reached the real LGL. */
  readonly onRefused: (call: string) => void;
}

/** The first byte of a TLS connection (RFC 8446, 5.1: the content type of a handshake). */
const TLS_HANDSHAKE = 0x16;
/** What is between two ends of a connection only (RFC 9110, 7.6.1). */
const HOP_BY_HOP = ['connection', 'keep-alive', 'proxy-authorization', 'proxy-connection', 'te', 'trailer', 'upgrade'];
const WAIT_MS = 30_000;

/** A request, and to which host it is: the host that was connected to, or that of a whole address in the request. */
interface Call {
  readonly scheme: 'http' | 'https';
  readonly host: string;
  readonly port: string;
  readonly path: string;
}

/**
 * A forward proxy on the loopback that ends TLS for LGL's hosts and passes what is said to them on to Glowworm. Nothing
 * that it takes for LGL's leaves the machine; everything else goes through untouched. Its port takes both `CONNECT` and
 * whole addresses, as proxies do, and TLS itself, for clients that are led to it without knowing.
 */
export class ForwardProxy {
  private readonly door: Server;
  private readonly http: HttpServer;
  private readonly open = new Set<Socket>();
  /** The host that each decrypted connection is to. */
  private readonly tunnelled = new WeakMap<Socket, { host: string; port: string }>();

  constructor(private readonly settings: ForwardProxySettings) {
    this.http = createHttpServer((request, response) => this.answer(request, response));
    this.http.on('connect', (request, socket, head) => this.tunnel(request, socket as Socket, head));
    this.http.on('clientError', (_error, socket) => socket.destroy());
    this.door = createServer((socket) => this.receive(socket));
  }

  /** Listens on the loopback only. Returns the proxy's address. */
  async listen(port = 0): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.door.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
    return `http://127.0.0.1:${(this.door.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.door.close(resolve));
    for (const socket of this.open) socket.destroy();
    await closed;
  }

  private receive(socket: Socket): void {
    this.open.add(socket);
    socket.on('close', () => this.open.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.setTimeout(WAIT_MS, () => socket.destroy());
    socket.once('readable', () => {
      const head: Buffer | null = socket.read();
      if (!head) return void socket.destroy();
      socket.setTimeout(0);
      socket.unshift(head);
      if (head[0] === TLS_HANDSHAKE) this.decrypt(socket);
      else this.http.emit('connection', socket);
    });
  }

  /** Speaks TLS as the host that the client asks for, and reads the HTTP within. */
  private decrypt(socket: Socket, known?: { host: string; port: string }): void {
    let asked = known?.host ?? '';
    const secure = new TLSSocket(socket, {
      isServer: true,
      ALPNProtocols: ['http/1.1'],
      SNICallback: (name, done) => {
        asked = name;
        if (!this.settings.hosts.has(name)) return done(new Error(`${name} is not one of the hosts.`));
        this.contextFor(name, done);
      },
    });
    secure.on('error', () => secure.destroy());
    secure.once('secure', () => {
      this.tunnelled.set(secure, { host: asked, port: known?.port ?? '443' });
      this.http.emit('connection', secure);
    });
  }

  private contextFor(host: string, done: (error: Error | null, context?: SecureContext) => void): void {
    this.settings.authority.contextFor(host).then(
      (context) => done(null, context),
      (error: Error) => done(error),
    );
  }

  private tunnel(request: IncomingMessage, socket: Socket, head: Buffer): void {
    const { hostname: host, port } = urlOf(`https://${request.url}`) ?? {};
    if (!host) return void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    const name = host.replace(/^\[(.*)\]$/, '$1');
    if (this.settings.hosts.has(name)) {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      if (head.length > 0) socket.unshift(head);
      return this.decrypt(socket, { host: name, port: port || '443' });
    }
    const there = connect({ host: name, port: Number(port || 443), timeout: WAIT_MS });
    this.open.add(there);
    there.once('close', () => this.open.delete(there));
    there.once('timeout', () => there.destroy(new Error('It did not answer.')));
    const noWay = () => socket.end('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
    there.once('error', noWay);
    there.once('connect', () => {
      there.off('error', noWay).setTimeout(0);
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      if (head.length > 0) there.write(head);
      pipeline(socket, there, () => there.destroy());
      pipeline(there, socket, () => socket.destroy());
    });
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const call = this.callOf(request);
    if (!call) return refuse(response, 400, 'This is a proxy: send it CONNECT, or a whole address.');
    switch (this.settings.hosts.route(call.host, call.path)) {
      case 'glowworm':
        return this.passOn(request, response, new URL(this.settings.target), call);
      case 'elsewhere':
        return this.passOn(request, response, new URL(`${call.scheme}://${call.host}:${call.port}`), call);
      default: {
        const address = `${call.scheme}://${call.host}${call.path.split('?', 1)[0]}`;
        this.settings.onRefused(`${request.method} ${address}`);
        return refuse(response, 403, `Glowworm refused ${address}: it would reach the real Little Green Light.`);
      }
    }
  }

  private callOf(request: IncomingMessage): Call | undefined {
    const { url = '', socket } = request;
    const tunnelled = this.tunnelled.get(socket);
    if (tunnelled && url.startsWith('/')) return { scheme: 'https', ...tunnelled, path: url };
    const address = urlOf(url);
    if (!address || !['http:', 'https:'].includes(address.protocol)) return undefined;
    const { protocol, hostname, port, pathname, search } = address;
    const scheme = protocol === 'https:' ? 'https' : 'http';
    return { scheme, host: hostname, port: port || (scheme === 'https' ? '443' : '80'), path: `${pathname}${search}` };
  }

  private passOn(request: IncomingMessage, response: ServerResponse, to: URL, { scheme, host, path }: Call): void {
    const ours = to.origin === new URL(this.settings.target).origin;
    const headers = withoutHops(request.headers);
    // Glowworm, which a trusted proxy may tell this, leads to further pages by the address that the client knows.
    const forwarded = { host: to.host, 'x-forwarded-proto': scheme, 'x-forwarded-host': host };
    const send = to.protocol === 'https:' ? httpsRequest : httpRequest;
    const passed = send(to, { path, method: request.method, headers: { ...headers, ...(ours ? forwarded : {}) } });
    passed.once('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.statusMessage, withoutHops(answer.headers));
      pipeline(answer, response, (error) => error && response.destroy());
    });
    passed.once('error', (error) => {
      if (response.headersSent) return void response.destroy();
      refuse(response, 502, `${to.origin} cannot be reached: ${error.message}`);
    });
    response.once('close', () => passed.destroy());
    pipeline(request, passed, () => undefined);
  }
}

function refuse(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' }).end(`${sentence}\n`);
}

function urlOf(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function withoutHops(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const named = String(headers.connection ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase());
  const dropped = new Set([...HOP_BY_HOP, ...named]);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.has(name)));
}
