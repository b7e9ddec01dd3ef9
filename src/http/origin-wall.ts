import { ForbiddenException } from '@nestjs/common';

import { type Config, isLoopback } from '../config/config.js';
import type { Face } from './face.js';
import { soleHeader } from './headers.js';
import type { HttpRequest } from './http-request.js';

/**
 * Keeps the web pages of others away, which a browser lets call every server that it reaches:
 *
 * - By another name: a page can have its own name lead to this machine. While only this machine can call, or where
 *   ALLOWED_HOSTS is set, `Host` must be a name of the loopback or one in ALLOWED_HOSTS.
 * - As themselves: a request with the `Origin` of another server, or that a browser calls `cross-site`, is refused
 *   wherever the server listens, unless CORS_ORIGINS names the origin or is `*`. The page that is served here is no
 *   other, and a link from elsewhere may lead to it.
 *
 * A program that is no browser sends neither header and notices nothing. What is refused is not told the foreign name or
 * origin again: they are the words of whoever made the page. Two `Host` headers are refused too (RFC 9112, 3.2).
 */
export class OriginWall {
  private readonly names: ReadonlySet<string>;
  private readonly origins: ReadonlySet<string>;
  private readonly checksNames: boolean;

  constructor({ HOST, ALLOWED_HOSTS, CORS_ORIGINS }: Pick<Config, 'HOST' | 'ALLOWED_HOSTS' | 'CORS_ORIGINS'>) {
    this.names = new Set(ALLOWED_HOSTS);
    this.origins = new Set(CORS_ORIGINS);
    this.checksNames = isLoopback(HOST) || ALLOWED_HOSTS.length > 0;
  }

  /**
   * @throws ForbiddenException that names the setting by which the request could be let in.
   * @throws BadRequestException when it names more than one host.
   */
  check(request: HttpRequest, face?: Pick<Face, 'ownPagesOnly'>): void {
    const { origin, 'sec-fetch-site': site } = request.headers;
    const host = soleHeader(request, 'Host');
    if (this.checksNames && host !== undefined) this.checkName(host);
    if (origin === undefined && site !== 'cross-site') return;
    if (origin !== undefined && hostOf(String(origin)) === hostOf(request.origin)) return;
    if (face?.ownPagesOnly) throw new ForbiddenException('Only the pages of this server may call this from a browser.');
    if (this.origins.has('*') || (origin !== undefined && this.origins.has(String(origin)))) return;
    if (origin !== undefined || face || !isLink(request)) throw foreignPage();
  }

  private checkName(host: string): void {
    const [, name = host] = /^(\[[^\]]*\]|[^:]*)(?::\d*)?$/.exec(host.toLowerCase()) ?? [];
    if (isLoopback(name.replace(/^\[(.*)\]$/, '$1')) || this.names.has(name)) return;
    throw new ForbiddenException('This server is not called that. ALLOWED_HOSTS names what else it is called.');
  }
}

function foreignPage(): ForbiddenException {
  return new ForbiddenException('Pages of other sites may not call this server. CORS_ORIGINS names those that may.');
}

/** The scheme is left out: behind a proxy that speaks HTTPS and is not trusted, it is not the one that the page has. */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

function isLink({ method, headers }: HttpRequest): boolean {
  return method === 'GET' && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
}
