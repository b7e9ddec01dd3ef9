import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';

import type { SandboxCalls } from '../sandbox/calls.js';
import { sandboxAt } from './sandbox-client.js';

export { SandboxCallError } from './sandbox-client.js';

/** A server beside the tests. */
export interface Glowworm {
  /** Such as `http://127.0.0.1:41234`. */
  readonly url: string;
  /** The base URL of an LGL client. */
  readonly lgl: string;
  /** The base URL of a DRX client. */
  readonly drx: string;
  /** A key that opens a new account, another at each call. */
  key(): string;
  /** What a test does to the account of a key. */
  sandbox(key: string): SandboxCalls;
}

export interface StartedGlowworm extends Glowworm {
  /** Settles when the server has ended. */
  close(): Promise<void>;
}

/** Settings by the names that they have in the environment, such as `{ DATABASE_URL: 'sqlite:./test.sqlite' }`. */
export type GlowwormSettings = Readonly<Record<string, string>>;

const PROGRAM = fileURLToPath(new URL('main.mjs', import.meta.url));
const STANDARD: GlowwormSettings = { PORT: '0', DATABASE_URL: 'sqlite::memory:', LOG_LEVEL: 'error' };

/**
 * Starts a server in a process of its own: on a free port, in memory unless told otherwise. It ends with the process that
 * started it, however that ends. Of that process's own environment nothing reaches it but what programs need to run.
 * @throws Error with what the server said when it cannot start.
 */
export async function startGlowworm(settings: GlowwormSettings = {}): Promise<StartedGlowworm> {
  const { PATH, HOME, TMPDIR, TEMP, SystemRoot } = process.env;
  const child = fork(PROGRAM, ['serve'], {
    env: { PATH, HOME, TMPDIR, TEMP, SystemRoot, ...STANDARD, ...settings },
    // Flags of the test process, such as a debugger's port, are not for the server.
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await ready(child);
  // A test process that forgets to close it must still be able to end.
  child.unref();
  child.channel?.unref();
  return {
    ...connectGlowworm(url),
    async close() {
      child.ref();
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

/**
 * A server that runs already: the one at this address, or the one that the set-up of the whole run has started.
 * @throws Error when there is no such address.
 */
export function connectGlowworm(url: string | undefined = process.env.GLOWWORM_URL): Glowworm {
  if (!url) throw new Error('GLOWWORM_URL is not set: no globalSetup of glowworm/jest or glowworm/vitest has run.');
  return {
    url,
    lgl: `${url}/api/v1`,
    drx: `${url}/api/v2`,
    key: () => randomUUID(),
    sandbox: (key) => sandboxAt(url, key),
  };
}

function ready(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const errors = child.stderr!;
    let said = '';
    errors.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.once('error', reject);
    child.once('close', () => reject(new Error(`Glowworm did not start: ${said.trim()}`)));
    child.once('message', ({ url }: { url: string }) => {
      // From now on, what the server complains of is for whoever runs the tests.
      errors.removeAllListeners('data').pipe(process.stderr, { end: false });
      if (errors instanceof Socket) errors.unref();
      resolve(url);
    });
  });
}
