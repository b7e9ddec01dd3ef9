import type { Caller } from '../accounts/caller.js';

/** What the faces use of a request; app.setup.ts sees to it that the server beneath provides it. */
export interface HttpRequest {
  readonly method: string;
  /** The path and query that the client sent. */
  readonly originalUrl: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly query: Readonly<Record<string, unknown>>;
  /** Where the client reached the server, such as `http://127.0.0.1:3000`; behind a trusted proxy, the proxy's. */
  readonly origin: string;
  /** Who is calling, once a guard has found out. */
  caller?: Caller;
}
