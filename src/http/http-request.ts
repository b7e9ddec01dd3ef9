import type { Caller } from '../accounts/caller.js';

/** What the faces use of a request; app.setup.ts sees to it that the server beneath provides it. */
export interface HttpRequest {
  readonly method: string;
  /** The path and query that the client sent. */
  readonly originalUrl: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Every value of every header; `headers` keeps the first or joins them. */
  readonly headersDistinct: Readonly<Record<string, readonly string[] | undefined>>;
  readonly query: Readonly<Record<string, unknown>>;
  /** Where the client reached the server, such as `http://127.0.0.1:3000`; behind a trusted proxy, the proxy's. */
  readonly origin: string;
  /** Name and value of each header in turn, as they came. */
  readonly rawHeaders: readonly string[];
  /** The body as it came, once it was read. */
  sentBody?: string | Uint8Array;
  /** Who is calling, once the face has found out. */
  caller?: Caller;
  /** What the client was told was wrong, in one sentence. */
  problem?: string;
}

/** The path that the client sent, without the query, which may hold a key. */
export function pathOf({ originalUrl }: Pick<HttpRequest, 'originalUrl'>): string {
  return originalUrl.split('?', 1)[0];
}
