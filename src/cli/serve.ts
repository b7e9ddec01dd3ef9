import { Logger } from '@nestjs/common';
import type { Command } from 'commander';

import { ConfigError } from '../config/config-error.js';
import { type Config, type Environment, readConfig } from '../config/config.js';
import type { RunningProxy } from '../proxy/proxy-session.js';
import type { RunningServer } from '../server.js';
import { Failure } from './errors.js';
import { addSettings, settingsOf } from './settings.js';

export function register(command: Command): void {
  addSettings(command)
    .description('Serves the Little Green Light API on this machine.')
    .addHelpText(
      'after',
      '\nEvery option can also be set in the environment, by the name in brackets; the option wins.',
    )
    .action((options: Record<string, string>) => serve(settingsOf(options)));
}

async function serve(settings: Environment): Promise<void> {
  refuseUselessServer(readConfig(settings));
  // Only now, for a server takes its time to load, and help or a wrong option needs none.
  const [{ ListenError, startServer }, { greeting }] = await Promise.all([
    import('../server.js'),
    import('./greeting.js'),
  ]);
  const server = await startServer(withProxy(settings)).catch((error: Error) => {
    throw error instanceof ListenError ? new Failure(error.message) : error;
  });
  const proxy = await proxyFor(server);
  let closing: Promise<void> | undefined;
  const end = async () => {
    await proxy?.close();
    await server.close();
    process.exit(0);
  };
  // Ctrl-C comes twice, from the terminal and from npm; only the first counts.
  const stop = () => (closing ??= end());
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stop);
  process.stdout.write(greeting(server, proxy?.url));
  tellStarter(server, stop);
  endWithNpx(stop);
}

/** A program that started this one with a channel to it is told where it listens; the server ends when that program does. */
function tellStarter({ url }: RunningServer, stop: () => void): void {
  if (!process.send) return;
  process.once('disconnect', stop);
  process.send({ url });
}

/** A npx that is killed cannot pass it on; whoever ended it means the server. */
function endWithNpx(stop: () => void): void {
  if (process.env.npm_lifecycle_event !== 'npx') return;
  const npx = process.ppid;
  setInterval(() => process.ppid === npx || stop(), 100).unref();
}

/** Behind its own proxy, the server leads to further pages by the address that the client knows. */
function withProxy(settings: Environment): Environment {
  return settings.PROXY_PORT ? { TRUST_PROXY: '127.0.0.1', ...settings } : settings;
}

async function proxyFor({ url, config, app }: RunningServer): Promise<RunningProxy | undefined> {
  if (config.PROXY_PORT === undefined) return undefined;
  const logger = new Logger('Proxy');
  const onRefused = (call: string) => logger.warn(`Refused ${call}: it would reach the real Little Green Light.`);
  // Only now, for what certificates need takes its time to load.
  const { startProxy } = await import('../proxy/proxy-session.js');
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
