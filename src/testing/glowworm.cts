import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

/** A server beside the test process. */
export interface Glowworm {
  /** Such as `http://127.0.0.1:41234`. */
  readonly url: string;
  /** The base URL of an LGL client. */
  readonly lgl: string;
  /** The base URL of a DRX client. */
  readonly drx: string;
  /** A key that opens a new account, another at each call. */
  key(): string;
  /** Settles when the server has ended. */
  close(): Promise<void>;
}

/** Settings by the names that they have in the environment, such as `{ DATABASE_URL: 'sqlite:./test.sqlite' }`. */
export type GlowwormSettings = Readonly<Record<string, string>>;

/**
 * Starts a server in a process of its own: on a free port, in memory unless told otherwise. It ends with the process that
 * started it, however that ends.
 * @throws Error with what the server said when it cannot start.
 */
export async function startGlowworm(settings: GlowwormSettings = {}): Promise<Glowworm> {
  const env = { ...process.env, PORT: '0', DATABASE_URL: 'sqlite::memory:', LOG_LEVEL: 'error', ...settings };
  // Flags of the test process, such as a debugger's port, are not for the server.
  const child = fork(join(__dirname, 'main.mjs'), ['serve'], {
    env: { ...env, NODE_OPTIONS: '' },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const url = await ready(child);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  // A test process that forgets to close it must still be able to end.
  child.unref();
  child.channel?.unref();
  return {
    url,
    lgl: `${url}/api/v1`,
    drx: `${url}/api/v2`,
    key: () => randomUUID(),
    async close() {
      child.ref();
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

function ready(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr!.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.once('error', reject);
    child.once('close', () => reject(new Error(`Glowworm did not start: ${said.trim()}`)));
    child.once('message', ({ url }: { url: string }) => {
      // From now on, what the server complains of is for whoever runs the tests.
      child.stderr!.removeAllListeners('data').pipe(process.stderr, { end: false });
      (child.stderr as unknown as { unref(): void }).unref();
      resolve(url);
    });
  });
}
