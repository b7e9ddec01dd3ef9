import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { Agent, get, type IncomingMessage, request } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { readConfig, settings } from '../../src/config/config.js';
import { Database } from '../../src/database/database.js';
import { createApp } from '../../src/server.js';
import { freshDatabase, useDatabase } from '../support/database.js';
import { ROOT, usePrograms } from '../support/process.js';
import { clientOf } from '../support/server.js';

/** What the server allows itself to stop. */
const LIMIT_MS = 5000;

const programs = usePrograms();
const database = useDatabase();

describe('A server that starts', () => {
  it('says first where it listens, and then how to call it', async () => {
    const server = await programs.serve({ DATABASE_URL: database.url });
    const [curl] = await server.printed(/^ {2}curl .*\n/m);
    server.signal('SIGTERM');
    const lines = (await server.exit).stdout.split('\n');
    expect(lines.filter((line) => !/^ {2}(Data|Start afresh) /.test(line)).join('\n')).toBe(
      [
        `Glowworm is ready on ${server.url}`,
        `  API            ${server.url}/api/v1`,
        `  Documentation  ${server.url}/docs`,
        '  Demo key       glowworm-demo',
        '',
        curl,
      ].join('\n'),
    );
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d*$/);
    expect(server.stderr).toBe('');
  });

  it('prints a curl line that works, and a page of documentation that is there', async () => {
    const server = await programs.serve({ DATABASE_URL: database.url });
    const [, name, value, url] = await server.printed(/^ {2}curl -H '([^:]+): ([^']+)' '([^']+)'\n/m);
    const answer = await fetch(url, { headers: { [name]: value } });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ items_count: 3, item_type: 'constituent' });
    expect((await fetch(`${server.url}/docs`)).status).toBe(200);
  });

  it('says where the data is and how to start afresh', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'glowworm-start-'));
    const file = join(folder, 'records.sqlite');
    try {
      const server = await programs.serve({ DATABASE_URL: `sqlite:${file}` });
      const [, afresh] = await server.printed(/^ {2}Start afresh {3}(rm \S+) {3}\(once the server has stopped\)\n/m);
      expect(server.stdout).toContain(`\n  Data           ${file}\n`);
      server.signal('SIGTERM');
      await server.exit;
      execFileSync('sh', ['-c', afresh]);
      expect(await readdir(folder)).toEqual([]);
    } finally {
      await rm(folder, { recursive: true });
    }
    const inMemory = await programs.serve({ DATABASE_URL: 'sqlite::memory:' });
    await inMemory.printed(/^ {2}Data {11}in memory, gone when the server stops\n/m);
  });

  it('names an address that can be opened when it listens on all of them', async () => {
    const { url } = await programs.serve({ DATABASE_URL: database.url, HOST: '0.0.0.0' });
    expect(url).not.toContain('0.0.0.0');
    expect((await fetch(`${url}/livez`)).status).toBe(200);
  });

  it('names no key in strict mode, but how to get one', async () => {
    const server = await programs.serve({ DATABASE_URL: database.url, AUTH_MODE: 'strict' });
    await server.printed(/^ {2}curl -H 'Authorization: Bearer YOUR_KEY' /m);
    expect(server.stdout).toContain('\n  Keys           npm run keys -- create\n');
    expect(server.stdout).not.toContain('glowworm-demo');
  });
});

describe('A server that cannot start says why in a sentence', () => {
  const occupied = createServer();

  beforeAll(async () => {
    await once(occupied.listen(0, '127.0.0.1'), 'listening');
  });
  afterAll(() => void occupied.close());

  const port = () => String((occupied.address() as AddressInfo).port);

  it.each([
    [
      'a port in use',
      () => ({ PORT: port() }),
      /^Cannot listen on 127\.0\.0\.1 port \d+: something else listens there/,
    ],
    ['an address of another machine', () => ({ HOST: '192.0.2.1' }), /^Cannot listen on 192\.0\.2\.1 port 0: /],
    [
      'a PostgreSQL that does not answer, without telling its password',
      () => ({ DATABASE_URL: 'postgres://ada:secret@127.0.0.1:1/glowworm' }),
      /^The database at postgres:\/\/ada:\*\*\*@127\.0\.0\.1:1\/glowworm cannot be reached: /,
    ],
    [
      'a file that cannot be made',
      () => ({ DATABASE_URL: `sqlite:${import.meta.filename}/glowworm.sqlite` }),
      /^The database file \S+\/glowworm\.sqlite cannot be used: /,
    ],
    [
      'a folder that is not there',
      () => ({ DATABASE_URL: 'sqlite:/nonexistent/glowworm.sqlite' }),
      /^There is no folder \/nonexistent for the database: /,
    ],
    [
      'a file that is no database',
      () => ({ DATABASE_URL: `sqlite:${import.meta.filename}` }),
      /^The database file \S+ cannot be used: .*not a database/,
    ],
  ])('%s', async (_, environment, sentence) => {
    const started = { PORT: '0', DATABASE_URL: database.url, ...environment() };
    const { code, stdout, stderr } = await programs.run(['serve'], started).exit;
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(sentence);
    expect(stderr).toMatch(/^[^\n]+\.\n$/);
    expect(stderr).not.toContain('secret');
  });

  it('strict mode in memory, where nobody could create a key', async () => {
    const settings = { DATABASE_URL: 'sqlite::memory:', AUTH_MODE: 'strict' };
    const { code, stderr } = await programs.run(['serve'], settings).exit;
    expect(code).toBe(2);
    expect(stderr).toMatch(/^AUTH_MODE is strict, but no key can be created [^\n]+\.\n$/);
  });

  it('every wrong setting', async () => {
    const { code, stdout, stderr } = await programs.run(['serve'], { PORT: 'x', HOST: '0.0.0.0', AUTH_MODE: 'open' })
      .exit;
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.split('\n')).toEqual([
      'The configuration is wrong:',
      expect.stringContaining('PORT must be a whole number'),
      expect.stringContaining('AUTH_MODE must be strict'),
      '',
    ]);
  });
});

/** A request of which the server has the headers and waits for the rest, and what sends the rest. */
async function requestUnderWay(url: string) {
  const body = JSON.stringify({ first_name: 'Joe' });
  const outgoing = request(`${url}/api/v1/constituents`, {
    method: 'POST',
    headers: {
      Authorization: 'Bearer under-way',
      'Content-Type': 'application/json',
      'Content-Length': body.length,
      Expect: '100-continue',
    },
  });
  const answered = once(outgoing, 'response') as Promise<[IncomingMessage]>;
  answered.catch(() => undefined);
  outgoing.flushHeaders();
  await once(outgoing, 'continue');
  return { answered, finish: () => outgoing.end(body) };
}

/** Settles when the server closes a connection that was kept alive after its request. */
async function idleConnection(url: string) {
  const agent = new Agent({ keepAlive: true });
  const [answer] = (await once(get(`${url}/livez`, { agent }), 'response')) as [IncomingMessage];
  const { socket } = answer;
  await json(answer);
  return { closed: once(socket, 'close') };
}

describe('A server that is told to stop', () => {
  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'by %s finishes what is under way, takes nothing new and exits with 0',
    async (signal) => {
      const server = await programs.serve({ DATABASE_URL: database.url });
      const idle = await idleConnection(server.url);
      const { answered, finish } = await requestUnderWay(server.url);

      const began = performance.now();
      server.signal(signal);
      await idle.closed;
      await expect(fetch(`${server.url}/livez`)).rejects.toThrow('fetch failed');
      finish();
      const [answer] = await answered;
      expect([answer.statusCode, await json(answer)]).toEqual([200, expect.objectContaining({ first_name: 'Joe' })]);

      const { code, stderr } = await server.exit;
      expect([code, stderr]).toEqual([0, '']);
      expect(performance.now() - began).toBeLessThan(LIMIT_MS);
    },
  );

  it('does not wait for a request that never ends', async () => {
    const server = await programs.serve({ DATABASE_URL: database.url });
    const { answered } = await requestUnderWay(server.url);
    const began = performance.now();
    server.signal('SIGTERM');
    await expect(answered).rejects.toThrow();
    expect((await server.exit).code).toBe(0);
    expect(performance.now() - began).toBeLessThan(LIMIT_MS);
  });
});

describe('npm start', () => {
  it.each(['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGKILL'] as const)(
    'leaves no server behind when npm is sent %s',
    async (signal) => {
      const npm = programs.start('npm', ['start'], { PORT: '0', DATABASE_URL: database.url });
      const [, url] = await npm.printed(/^Glowworm is ready on (\S+)\n/m);
      expect((await fetch(`${url}/livez`)).status).toBe(200);
      npm.signal(signal);
      // It settles when whatever holds its output open has ended: the server too.
      await npm.exit;
      await expect(fetch(`${url}/livez`)).rejects.toThrow('fetch failed');
    },
  );

  it('takes settings as options, which win over the environment', async () => {
    const npm = programs.start('npm', ['start', '--', '--port', '0', '--auth-mode=strict'], {
      PORT: '1',
      DATABASE_URL: database.url,
    });
    await npm.printed(/^ {2}Keys {11}npm run keys -- create\n/m);
  });

  it.each([
    [['--prot', '4000'], /^Unknown option '--prot'\. \(Did you mean --port\?\) .*--help/],
    [['4000'], /^Too many arguments for 'serve'.* .*--help/],
    [['--port'], /^Option '--port <PORT>' argument missing\. .*--help/],
    [['--port', 'x'], /^The configuration is wrong:\n {2}PORT must be /],
  ])('refuses %j in a sentence', async (args, sentence) => {
    const { code, stdout, stderr } = await programs.run(['serve', ...args], { DATABASE_URL: database.url }).exit;
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(sentence);
  });

  it('lists every setting with --help, and its version with --version', async () => {
    const help = await programs.run(['serve', '--help']).exit;
    expect([help.code, help.stderr]).toEqual([0, '']);
    const listed = [...help.stdout.matchAll(/^ {2}--[a-z-]+ <([A-Z_]+)>/gm)];
    expect(listed.map(([, name]) => name)).toEqual(Object.keys(settings));
    expect(await programs.run(['serve', '--version']).exit).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Glowworm \d+\.\d+\.\d+\n$/),
    });
  });
});

describe('glowworm', () => {
  it('lists its commands with --help, and each of them its own', async () => {
    const { code, stdout, stderr } = await programs.run(['--help']).exit;
    expect([code, stderr]).toEqual([0, '']);
    const commands = [...stdout.matchAll(/^ {2}([a-z]+) \[options\] /gm)].map(([, name]) => name);
    expect(commands).toEqual(expect.arrayContaining(['serve', 'keys', 'exec', 'env']));
    for (const command of commands) {
      const own = await programs.run([command, '--help']).exit;
      expect(own).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/^Usage: npm .+\n\n[A-Z]/) });
    }
  });

  it('refuses a command that does not exist, and names one like it', async () => {
    expect(await programs.run(['key']).exit).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^Unknown command 'key'\. \(Did you mean keys\?\) .*--help/),
    });
  });

  it('ends with the status of the command that exec runs', async () => {
    const command = [process.execPath, '-e', 'process.exitCode = 7'];
    const { code } = await programs.run(['exec', '--', ...command], { HOME: tmpdir() }).exit;
    expect(code).toBe(7);
  });

  it('ends with the program that started it, once the channel between them is closed', async () => {
    const server = fork('scripts/run.mjs', ['serve', '--port', '0', '--database', 'sqlite::memory:'], {
      cwd: ROOT,
      silent: true,
    });
    const [{ url }] = (await once(server, 'message')) as [{ url: string }];
    expect((await fetch(`${url}/livez`)).status).toBe(200);
    server.disconnect();
    expect(await once(server, 'exit')).toEqual([0, null]);
  });
});

describe('What a supervisor asks', () => {
  it('is told that the server lives, and that it is ready only while the database answers', async () => {
    const own = await freshDatabase();
    const app = await createApp(readConfig({ PORT: '0', LOG_LEVEL: 'error', DATABASE_URL: own.url }));
    try {
      await app.listen(0, '127.0.0.1');
      const client = clientOf(() => url);
      const url = await app.getUrl();
      const statuses = async () => [
        (await client.get('/livez')).status,
        (await client.get('/readyz')).status,
        (await client.get('/api/v1/constituents')).status,
      ];
      expect(await statuses()).toEqual([200, 503, 503]);
      const { body, headers } = await client.get('/api/v1/constituents');
      expect(body).toEqual({ status: 503, error: 'Service Unavailable' });
      expect(headers['retry-after']).toBe('1');

      await app.get(Database).open();
      expect(await statuses()).toEqual([200, 200, 200]);

      // A PostgreSQL can go away by itself; a file cannot, so there it is the server that lets go of it.
      await (own.url.startsWith('postgres') ? own.drop() : app.get(Database).beforeApplicationShutdown());
      expect(await statuses()).toEqual([200, 503, 503]);
    } finally {
      await app.close();
      if (!own.url.startsWith('postgres')) await own.drop();
    }
  });
});
