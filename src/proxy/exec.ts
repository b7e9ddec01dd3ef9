import { spawn } from 'node:child_process';
import { constants } from 'node:os';

import type { Environment } from '../config/config.js';
import type { RunningServer } from '../server.js';
import { proxyVariables, startProxy } from './proxy-session.js';

export interface ExecSettings {
  /** The command and its arguments. */
  readonly command: readonly string[];
  /** The server that stands in for LGL: the one that runs where `npm start` puts it, else one in memory for as long as the command runs. */
  readonly url?: string;
  /** The latter, whatever runs there. */
  readonly own?: boolean;
  /** Hosts whose calls are for Glowworm besides LGL's, such as that of a DRX installation. */
  readonly hosts?: readonly string[];
  readonly environment: Environment;
  /** Says something to whoever started the command, apart from what the command itself prints. */
  readonly say: (sentence: string) => void;
}

interface ServerInUse {
  readonly url: string;
  readonly own?: RunningServer;
}

const USUAL_URL = 'http://127.0.0.1:3000';
const PROBE_MS = 5000;
/** What shells answer for a command that is not there, and for one that a signal ended: this and the signal's number. */
const NOT_FOUND = 127;
const SIGNALLED = 128;
const PASSED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs a command whose every call to LGL lands in Glowworm. Returns the status that the command ended with.
 * @throws Error when the server at `url` is no Glowworm or does not answer.
 */
export async function exec({ command, url, own, hosts, environment, say }: ExecSettings): Promise<number> {
  const server = own ? await ownServer() : await serverFor(url);
  const proxy = await startProxy({
    target: server.url,
    hosts,
    environment,
    onRefused: (call) => say(`refused ${call}: it would reach the real Little Green Light`),
  });
  try {
    say(`calls to api.littlegreenlight.com land in ${server.url}${server.own ? ', in memory' : ''}`);
    const variables = await proxyVariables(proxy.url, environment, hosts);
    return await run(command, { ...environment, ...variables });
  } finally {
    await proxy.close();
    await server.own?.close();
  }
}

async function serverFor(url: string | undefined): Promise<ServerInUse> {
  const asked = url?.replace(/\/+$/, '') ?? USUAL_URL;
  if (await isGlowworm(asked)) return { url: asked };
  if (url !== undefined) throw new Error(`No Glowworm answers at ${asked}.`);
  return ownServer();
}

async function ownServer(): Promise<ServerInUse> {
  // Only now, for it takes its time to load.
  const { startServer } = await import('../server.js');
  // Behind our own proxy, it leads to further pages by the address that the client knows.
  const own = await startServer({
    PORT: '0',
    DATABASE_URL: 'sqlite::memory:',
    LOG_LEVEL: 'error',
    TRUST_PROXY: 'true',
  });
  return { url: own.url, own };
}

/** Whether it is a Glowworm that answers there, and not some other server on its usual port. */
async function isGlowworm(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/openapi/sandbox.json`, { signal: AbortSignal.timeout(PROBE_MS) });
    const { info } = (await answer.json()) as { info?: { title?: string } };
    return info?.title?.includes('Glowworm') ?? false;
  } catch {
    return false;
  }
}

async function run([program, ...args]: readonly string[], env: Environment): Promise<number> {
  const child = spawn(program, args, { stdio: 'inherit', env });
  // From a terminal, the command gets them as well; here they only must not end us before it.
  const passOn = (signal: NodeJS.Signals) => child.kill(signal);
  for (const signal of PASSED_ON) process.on(signal, passOn);
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', (error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') return reject(error);
        process.stderr.write(`glowworm: there is no command ${program}\n`);
        resolve(NOT_FOUND);
      });
      child.once('exit', (code, signal) => resolve(code ?? SIGNALLED + constants.signals[signal!]));
    });
  } finally {
    for (const signal of PASSED_ON) process.off(signal, passOn);
  }
}
