import type { Sandbox } from './sandbox.entity.js';

/** `read` keys may only look; `write` keys may do everything. */
export type Scope = 'read' | 'write';

/** Who is calling: the account whose records are meant, and the key that opened it. */
export interface Caller {
  readonly account_id: number;
  readonly key_id: number;
  readonly scope: Scope;
  /** What is set for the account, as it was when the key was looked up. */
  readonly sandbox: Readonly<Sandbox>;
}

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether the caller's key may be used for a request with this HTTP method. */
export function mayUse({ scope }: Caller, method: string): boolean {
  return scope === 'write' || READING.has(method);
}
