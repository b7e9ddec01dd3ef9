import { readFileSync } from 'node:fs';

import { type Config, ConfigError, readConfig } from './config/config.js';
import { DatabaseError } from './database/database-error.js';
import { readCommandLine, usage, UsageError } from './command-line.js';
import { greeting } from './greeting.js';
import { ListenError, startServer } from './server.js';

try {
  await run(process.argv.slice(2));
} catch (error) {
  const expected = [UsageError, ConfigError, DatabaseError, ListenError].some((type) => error instanceof type);
  process.stderr.write(`${expected ? (error as Error).message : (error as Error).stack}\n`);
  process.exit(1);
}

async function run(args: string[]): Promise<void> {
  const { environment, help, version } = readCommandLine(args);
  if (help) return void process.stdout.write(usage());
  if (version) return void process.stdout.write(`${ownVersion()}\n`);
  const settings = { ...process.env, ...environment };
  refuseUselessServer(readConfig(settings));
  const server = await startServer(settings);
  let closing: Promise<void> | undefined;
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    // Ctrl-C comes twice, from the terminal and from npm; only the first counts.
    process.on(signal, () => (closing ??= server.close().then(() => process.exit(0))));
  }
  process.stdout.write(greeting(server));
}

/** Nothing else can reach a database in memory, so no key could ever be created. */
function refuseUselessServer({ AUTH_MODE, DATABASE_URL }: Config): void {
  if (AUTH_MODE === 'open' || DATABASE_URL !== 'sqlite::memory:') return;
  throw new ConfigError(
    'AUTH_MODE is strict, but no key can be created in sqlite::memory:. Use a file, or set AUTH_MODE to open.',
  );
}

function ownVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return `Glowworm ${version}`;
}
