import { connect } from 'node:net';

import type { Environment } from '../config/config.js';
import { proxyVariables } from './proxy-session.js';

/**
 * Lines for a shell, `export NAME='value'`, after which its commands have their calls to LGL land in the Glowworm whose
 * PROXY_PORT this is: `eval "$(glowworm env)"`.
 * @throws Error when no proxy listens there: without one, the shell's commands would reach nothing at all.
 */
export async function shellLines(port: number, environment: Environment, hosts?: readonly string[]): Promise<string> {
  if (!(await listens(port))) {
    throw new Error(`No proxy listens on port ${port}. Start one: glowworm --proxy-port ${port}`);
  }
  const variables = await proxyVariables(`http://127.0.0.1:${port}`, environment, hosts);
  return Object.entries(variables)
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", String.raw`'\''`)}'\n`)
    .join('');
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
