import 'reflect-metadata';

import { readFileSync } from 'node:fs';

import { Logger } from '@nestjs/common';

import { type Config, ConfigError, type Environment, readConfig } from './config/config.js';
import { DatabaseError } from './database/database-error.js';
import { readCommandLine, usage, UsageError } from './command-line.js';
import { greeting } from './greeting.js';
import { type RunningProxy, startProxy } from './proxy/proxy-session.js';
import { ListenError, type RunningServer, startServer } from './server.js';

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
  const server = await startServer(withProxy(settings));
  const proxy = await proxyFor(server);
  let closing: Promise<void> | undefined;
  const stop = async () => {
    await proxy?.close();
    await server.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    // Ctrl-C comes twice, from the terminal and from npm; only the first counts.
    process.on(signal, () => (closing ??= stop()));
  }
  process.stdout.write(greeting(server));
}

/** Behind its own proxy, the server leads to further pages by the address that the client knows. */
function withProxy(settings: Environment): Environment {
  return settings.PROXY_PORT ? { TRUST_PROXY: '127.0.0.1', ...settings } : settings;
}

async function proxyFor({ url, config, app }: RunningServer): Promise<RunningProxy | undefined> {
  if (config.PROXY_PORT === undefined) return undefined;
  const logger = new Logger('Proxy');
  const onRefused = (call: string) => logger.warn(`Refused ${call}: it would reach the real Little Green Light.`);
  try {
    return await startProxy({ target: url, port: config.PROXY_PORT, environment: process.env, onRefused });
  } catch (error) {
    await app.close();
    throw new ConfigError(`PROXY_PORT: the proxy cannot start: ${(error as Error).message}.`);
  }
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
