// Holds the OpenAPI documents of the built program against redocly's recommended rules: npm run openapi:lint
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startServer } from '../dist/src/server.js';

const folder = mkdtempSync(join(tmpdir(), 'glowworm-openapi-'));
const server = await startServer({ PORT: '0', DATABASE_URL: 'sqlite::memory:', LOG_LEVEL: 'error' });
try {
  const files = [];
  for (const name of ['lgl-v1.json', 'drx-v2.json']) {
    const answer = await fetch(`${server.url}/openapi/${name}`);
    files.push(join(folder, name));
    writeFileSync(files.at(-1), await answer.text());
  }
  const { status } = spawnSync('redocly', ['lint', '--extends=recommended', ...files], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  });
  process.exitCode = status ?? 1;
} finally {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}
