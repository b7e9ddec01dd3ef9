import 'reflect-metadata';

import { createServer } from 'node:http';
import { type AddressInfo, isIPv6 } from 'node:net';
import { networkInterfaces } from 'node:os';

import { NestFactory } from '@nestjs/core';
import type { ExpressAdapter, NestExpressApplication } from '@nestjs/platform-express';

import { AppModule } from './app.module.js';
import { setUpApp } from './app.setup.js';
import { FastAdapter } from './http/fast-adapter.js';
import { Workers } from './workers/workers.js';
import { type Config, type Environment, readConfig } from './config/config.js';
import { Database } from './database/database.js';
import { ServerLogger } from './logger.js';
import type { SandboxWithin } from './sandbox/calls.js';
import { Sandboxes } from './sandbox/in-process.js';

export interface RunningServer {
  /** Where it listens, such as `http://127.0.0.1:3000`. */
  readonly url: string;
  readonly config: Config;
  /** The Nest application, for whoever wants to reach inside. */
  readonly app: NestExpressApplication;
  /** What a test does to the account of a key, without HTTP. */
  sandbox(key: string): SandboxWithin;
  /** Takes no more connections, finishes what is under way and closes the database. */
  close(): Promise<void>;
}

/** How long requests that are under way have to finish when the server closes. */
const GRACE_MS = 4000;

/**
 * Starts a server in this process; a test suite does it with `{ PORT: '0', DATABASE_URL: 'sqlite::memory:' }`.
 * @throws ConfigError, DatabaseError or, when the address cannot be listened on, ListenError: each with a sentence.
 */
export async function startServer(environment: Environment = {}): Promise<RunningServer> {
  const config = readConfig(environment);
  const app = await createApp(config);
  try {
    await app.listen(config.PORT, config.HOST).catch((error: Error) => {
      throw new ListenError(config, error);
    });
    await app.get(Database).open();
    app.get(Workers).start();
  } catch (error) {
    await app.close();
    throw error;
  }
  return { url: urlOf(app), config, app, sandbox: (key) => app.get(Sandboxes).of(key), close: () => close(app) };
}

/** The application, set up but not listening; its database is not open yet. */
export async function createApp(
  config: Config,
  adapter: ExpressAdapter = new FastAdapter(),
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config), adapter, {
    bodyParser: false,
    abortOnError: false,
    logger: new ServerLogger(config),
  });
  setUpApp(app);
  return app;
}

/** The server cannot listen where it was told to. */
export class ListenError extends Error {
  constructor({ HOST, PORT }: Config, { message, code }: Error & { code?: string }) {
    const why = code === 'EADDRINUSE' ? 'something else listens there already. Set PORT to another, or to 0' : message;
    super(`Cannot listen on ${HOST} port ${PORT}: ${why}.`);
  }
}

function urlOf(app: NestExpressApplication): string {
  const { address, port } = app.getHttpServer().address() as AddressInfo;
  const host = ['0.0.0.0', '::'].includes(address) ? addressOfMachine() : address;
  return `http://${isIPv6(host) ? `[${host}]` : host}:${port}`;
}

/** An address at which others reach this machine, where it has one. */
function addressOfMachine(): string {
  const addresses = Object.values(networkInterfaces()).flatMap((own) => own ?? []);
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1';
}

async function close(app: NestExpressApplication): Promise<void> {
  const http: ReturnType<typeof createServer> = app.getHttpServer();
  // A connection that is kept alive after its request would otherwise hold the server open. While the server still
  // listens, its client would only come back.
  const idle = setInterval(() => http.listening || http.closeIdleConnections(), 50);
  const late = setTimeout(() => http.closeAllConnections(), GRACE_MS);
  try {
    const closed = new Promise((resolve) => http.close(resolve));
    await app.get(Workers).stop();
    await closed;
    await app.close();
  } finally {
    clearInterval(idle);
    clearTimeout(late);
  }
}
