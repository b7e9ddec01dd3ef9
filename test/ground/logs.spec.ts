import { describe, expect, it } from '@jest/globals';

import { useDatabase } from '../support/database.js';
import { type Exit, usePrograms } from '../support/process.js';
import { withSource } from '../support/sources.js';

const CONSTITUENTS = '/api/v1/constituents';

/** Values that appear in requests and must not appear in a log. */
const KEYS = ['bearer-key-4711', 'query-key-4712', 'basic-key-4713'];
const SECRETS = [
  ...KEYS,
  Buffer.from(`${KEYS[2]}:`).toString('base64'),
  'Zanzibar',
  '222-555-1212',
  '2225551212',
  'sesame',
];

describe.each(['text', 'json'] as const)('The log as %s', (LOG_FORMAT) => {
  const programs = usePrograms();
  const database = useDatabase();

  /** What a server prints that was asked all sorts of things, and in the end found a table missing. */
  async function exchange(LOG_LEVEL: string): Promise<Exit> {
    const server = await programs.serve({ DATABASE_URL: database.url, LOG_FORMAT, LOG_LEVEL });
    const client = server.client(KEYS[0]);
    const zoe = { first_name: 'Zanzibar', phone_numbers: [{ number: '222-555-1212' }] };
    await client.post(CONSTITUENTS, zoe).expect(200);
    await client.post(CONSTITUENTS, { ...zoe, birthday: 'Zanzibar' }).expect(422);
    await client.post(CONSTITUENTS).set('Content-Type', 'application/json').send('{"first_name":"Zanzibar').expect(400);
    await client.get(`${CONSTITUENTS}/999999?note=sesame`).expect(404);
    await client.get(`${CONSTITUENTS}?q=sesame`).expect(400);
    expect((await fetch(`${server.url}${CONSTITUENTS}?access_token=${KEYS[1]}&note=sesame`)).status).toBe(200);
    const Authorization = `Basic ${Buffer.from(`${KEYS[2]}:`).toString('base64')}`;
    expect((await fetch(`${server.url}${CONSTITUENTS}`, { headers: { Authorization } })).status).toBe(200);

    await withSource(database.url, async (source) => {
      await source.query('ALTER TABLE phone_numbers RENAME TO lost_numbers');
      for (const answer of [
        await client.post(`${CONSTITUENTS}?note=sesame`, zoe),
        await client.get(`${CONSTITUENTS}/1`),
      ]) {
        expect([answer.status, answer.body]).toEqual([500, { status: 500, error: 'Internal Server Error' }]);
      }
      await source.query('ALTER TABLE lost_numbers RENAME TO phone_numbers');
    });
    await client.post(CONSTITUENTS, zoe).expect(200);
    server.signal('SIGTERM');
    return server.exit;
  }

  const greeting = /^Glowworm is ready on [^]*limit=3'\n/;

  it('tells at its most talkative of every request, and of no key, query or value', async () => {
    const { code, stdout, stderr } = await exchange('debug');
    expect(code).toBe(0);
    for (const status of [200, 400, 422, 500]) expect(stdout).toMatch(`POST ${CONSTITUENTS} ${status} `);
    expect(stdout).toMatch(`GET ${CONSTITUENTS}/999999 404 `);
    expect(stderr).toMatch(`POST ${CONSTITUENTS}: `);
    expect(stderr).toMatch(/phone_numbers/);
    for (const secret of SECRETS) expect(stdout + stderr).not.toContain(secret);
  });

  it('tells by itself only what nobody expected, in the format that was asked for', async () => {
    const { stdout, stderr } = await exchange('info');
    expect(stdout.replace(greeting, '')).toBe('');
    const lines = stderr.trimEnd().split('\n');
    if (LOG_FORMAT === 'json') {
      expect(lines.map((line) => JSON.parse(line))).toEqual([
        expect.objectContaining({ level: 'error', message: expect.stringContaining(`POST ${CONSTITUENTS}: `) }),
        expect.objectContaining({ level: 'error', message: expect.stringContaining(`GET ${CONSTITUENTS}/1: `) }),
      ]);
    } else {
      expect(lines).toEqual([
        expect.stringMatching(`ERROR.*POST ${CONSTITUENTS}: `),
        expect.stringMatching(`ERROR.*GET ${CONSTITUENTS}/1: `),
      ]);
    }
  });
});

describe('The log as json', () => {
  const programs = usePrograms();

  it('has one object on each line, at its most talkative too', async () => {
    const server = await programs.serve({ DATABASE_URL: 'sqlite::memory:', LOG_FORMAT: 'json', LOG_LEVEL: 'debug' });
    await server.client().get(CONSTITUENTS).expect(200);
    server.signal('SIGTERM');
    const { stdout } = await server.exit;
    const logged = stdout.split('\n').filter((line) => line.startsWith('{'));
    const messages = logged.map((line) => JSON.parse(line) as { level: string; message: string });
    expect(messages.length).toBeGreaterThan(1);
    expect(messages.at(-1)).toMatchObject({
      level: 'debug',
      message: expect.stringMatching(`^GET ${CONSTITUENTS} 200 `),
    });
    // Everything else is the greeting, whose lines are for people.
    expect(stdout.split('\n').filter((line) => !line.startsWith('{') && !/Glowworm|^ {2}|^$/.test(line))).toEqual([]);
  });
});
