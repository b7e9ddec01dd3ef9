import { DEMO_KEY } from './accounts/accounts.service.js';
import { ConfigError } from './config/config.js';
import { DatabaseError } from './database/database-error.js';
import { ListenError, type RunningServer, startServer } from './server.js';

try {
  const server = await startServer(process.env);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void server.close().then(() => process.exit(0)));
  }
  process.stdout.write(greeting(server));
} catch (error) {
  const expected = [ConfigError, DatabaseError, ListenError].some((type) => error instanceof type);
  process.stderr.write(`${expected ? (error as Error).message : (error as Error).stack}\n`);
  process.exit(1);
}

/** The first line never changes: programs wait for it. */
function greeting({ url, config }: RunningServer): string {
  const open = config.AUTH_MODE === 'open';
  return [
    `Glowworm is ready on ${url}`,
    `  API            ${url}/api/v1`,
    `  Documentation  ${url}/docs`,
    open ? `  Demo key       ${DEMO_KEY}` : '  Keys           npm run keys -- create',
    '',
    `  curl -H 'Authorization: Bearer ${open ? DEMO_KEY : 'YOUR_KEY'}' '${url}/api/v1/constituents?limit=3'`,
    '',
  ].join('\n');
}
