import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll } from '@jest/globals';
import supertest from 'supertest';

import { AccountsService } from '../../src/accounts/accounts.service.js';
import type { Environment } from '../../src/config/config.js';
import { type RunningServer, startServer } from '../../src/server.js';
import { freshDatabase, type TestDatabase } from './database.js';
import { noteDriven } from './driven.js';
import { faceOf } from './faces.js';

/** One client of the server: an account of its own, opened by a key that nobody else has. */
export interface Client {
  readonly key: string;
  get(path: string): supertest.Test;
  post(path: string, body?: object): supertest.Test;
  patch(path: string, body?: object): supertest.Test;
  put(path: string, body?: object): supertest.Test;
  delete(path: string): supertest.Test;
}

export interface TestServer {
  readonly app: RunningServer['app'];
  readonly url: string;
  readonly database: TestDatabase;
  /** A client with a new account, or with the account of a key. */
  client(key?: string): Client;
  /** The id of the account that a client's key opens. */
  accountOf(client: Client): Promise<number>;
}

/**
 * The real application on a fresh database, listening on a free port, for the tests of one file. A setting that is only
 * known once other servers have started, such as their database, comes from a function.
 */
export function useServer(environment: Environment | (() => Environment) = {}): TestServer {
  let server: RunningServer;
  let database: TestDatabase;
  let tellDriven: (() => void) | undefined;

  beforeAll(async () => {
    database = await freshDatabase();
    const given = typeof environment === 'function' ? environment() : environment;
    server = await startServer({ PORT: '0', LOG_LEVEL: 'error', DATABASE_URL: database.url, ...given });
    tellDriven = noteDriven(server);
    // Migrations on a database of their own take their time where many start together.
  }, 60_000);

  afterAll(async () => {
    await server?.close();
    tellDriven?.();
    await database?.drop();
  });

  return {
    get app() {
      return server.app;
    },
    get url() {
      return server.url;
    },
    get database() {
      return database;
    },
    client: (key) => clientOf(() => server.url, key),
    accountOf: async ({ key }) => (await server.app.get(AccountsService).callerOf(key))!.account_id,
  };
}

/** A client of a server that runs, with a new account or with the account of a key, which it sends as each API wants it. */
export function clientOf(url: () => string, key: string = randomUUID()): Client {
  const call = (method: 'get' | 'post' | 'patch' | 'put' | 'delete', path: string, body?: object) => {
    const request = supertest(url())[method](path).set(faceOf(path).keyHeaders(key));
    return body === undefined ? request : request.send(body);
  };
  return {
    key,
    get: (path) => call('get', path),
    post: (path, body) => call('post', path, body),
    patch: (path, body) => call('patch', path, body),
    put: (path, body) => call('put', path, body),
    delete: (path) => call('delete', path),
  };
}
