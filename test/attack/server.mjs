// The built server, in a process of its own, on a database that nothing else uses.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { Client } from 'pg';

const ROOT = new URL('../..', import.meta.url);
const running = new Set();
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

/** A fresh, empty database: a SQLite file for `sqlite`, or one of its own on the PostgreSQL server that a URL names. */
export async function freshDatabase(where) {
  if (where === 'sqlite') {
    const folder = await mkdtemp(join(tmpdir(), 'glowworm-attack-'));
    return { url: `sqlite:${join(folder, 'attack.sqlite')}`, drop: () => rm(folder, { recursive: true, force: true }) };
  }
  const name = `glowworm_attack_${randomUUID().replaceAll('-', '')}`;
  await onPostgres(where, `CREATE DATABASE ${name}`);
  const url = new URL(where);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onPostgres(where, `DROP DATABASE ${name} WITH (FORCE)`) };
}

async function onPostgres(connectionString, statement) {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A server that can be killed and started again on the same database; its `url` changes with each start. */
export class Server {
  url = '';
  #databaseUrl;
  #child;
  #said = [];

  constructor(databaseUrl) {
    this.#databaseUrl = databaseUrl;
  }

  /** @throws Error with what it printed, when it ends before it is ready. */
  async start() {
    const env = { PATH: process.env.PATH, PORT: '0', DATABASE_URL: this.#databaseUrl, AUTH_MODE: 'open' };
    const child = spawn(process.execPath, ['dist/main.mjs'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    running.add(child);
    child.once('close', () => running.delete(child));
    createInterface({ input: child.stderr }).on('line', (line) => this.#said.push(line));
    const ready = new Promise((resolve) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        this.#said.push(line);
        const [, url] = line.match(/ is ready on (http:\S+)/) ?? [];
        if (url) resolve(url);
      });
    });
    const url = await Promise.race([ready, once(child, 'close').then(() => undefined)]);
    if (!url) throw new Error(`The server ended before it was ready:\n${this.#said.join('\n')}`);
    this.url = url;
  }

  /** Ends the server as a power failure would, and waits until it is gone. */
  async kill() {
    if (!running.has(this.#child)) return;
    this.#child.kill('SIGKILL');
    await once(this.#child, 'close');
  }

  async restart() {
    await this.kill();
    await this.start();
  }

  /** The last thing that it logged as an error since it was asked. */
  lastError() {
    return this.#said.splice(0).findLast((line) => /error/i.test(line));
  }
}
