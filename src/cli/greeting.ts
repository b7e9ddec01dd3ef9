import { resolve } from 'node:path';

import { DEMO_KEY } from '../accounts/accounts.service.js';
import { withoutPassword } from '../database/postgres.dialect.js';
import type { RunningServer } from '../server.js';
import { called } from './called.js';

/** What the program prints when it is ready. The first line never changes: programs wait for it. */
export function greeting({ url, config }: RunningServer, proxyUrl: string | undefined): string {
  const open = config.AUTH_MODE === 'open';
  return [
    `Glowworm is ready on ${url}`,
    `  API            ${url}/api/v1`,
    `  Documentation  ${url}/docs`,
    open ? `  Demo key       ${DEMO_KEY}` : `  Keys           ${called('keys', 'create')}`,
    ...(proxyUrl ? [`  Proxy          ${proxyUrl}   (eval "$(${leading(proxyUrl)})")`] : []),
    ...data(config.DATABASE_URL),
    '',
    `  curl -H 'Authorization: Bearer ${open ? DEMO_KEY : 'YOUR_KEY'}' '${url}/api/v1/constituents?limit=3'`,
    '',
  ].join('\n');
}

function leading(proxyUrl: string): string {
  return called('env', `--proxy-port ${new URL(proxyUrl).port}`);
}

/** Where the records are, and how to be rid of them. */
function data(url: string): string[] {
  if (url === 'sqlite::memory:') return ['  Data           in memory, gone when the server stops'];
  if (!url.startsWith('sqlite:')) return [`  Data           ${withoutPassword(url)}`];
  const file = resolve(url.slice('sqlite:'.length));
  return [`  Data           ${file}`, `  Start afresh   rm '${file}'*   (once the server has stopped)`];
}
