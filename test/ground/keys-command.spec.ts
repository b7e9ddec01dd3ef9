import { describe, expect, it } from '@jest/globals';

import { useDatabase } from '../support/database.js';
import { usePrograms } from '../support/process.js';

const CONSTITUENTS = '/api/v1/constituents';

describe('npm run keys', () => {
  const programs = usePrograms();
  const database = useDatabase();

  const keys = (...args: string[]) => programs.run(['keys', ...args], { DATABASE_URL: database.url }).exit;

  /** Creates a key and returns it with its id and its account's. */
  async function create(...args: string[]) {
    const { code, stdout, stderr } = await keys('create', ...args);
    expect([code, stderr]).toEqual([0, '']);
    const [, key, id, scope, account] = stdout.match(
      /^(glw_\S{32})\n\nThis is key (\d+), scope (\w+), of account (\d+)\. It is not shown again\.\n$/,
    )!;
    return { key, id, scope, account };
  }

  it('creates, lists and revokes the keys that a strict server accepts', async () => {
    const server = await programs.serve({ DATABASE_URL: database.url, AUTH_MODE: 'strict' });
    const writing = await create('--label', 'nightly job');
    const reading = await create('--scope', 'read', '--account', writing.account);
    expect([writing.scope, reading.scope, reading.account]).toEqual(['write', 'read', writing.account]);

    const [writer, reader] = [server.client(writing.key), server.client(reading.key)];
    await writer.post(CONSTITUENTS, { first_name: 'Joe' }).expect(200);
    expect((await reader.get(CONSTITUENTS).expect(200)).body.total_items).toBe(1);
    await reader.post(CONSTITUENTS, { first_name: 'Eve' }).expect(403);

    expect(await keys('revoke', writing.id)).toEqual({
      code: 0,
      stdout: `Key ${writing.id} is revoked.\n`,
      stderr: '',
    });
    await writer.get(CONSTITUENTS).expect(401);
    await reader.get(CONSTITUENTS).expect(200);

    const { code, stdout } = await keys('list');
    expect(code).toBe(0);
    const [heading, ...rows] = stdout.trimEnd().split('\n');
    expect(heading.split(/\s{2,}/)).toEqual(['id', 'account', 'scope', 'created', 'state', 'label']);
    expect(rows.map((row) => row.split(/\s{2,}/))).toEqual([
      [writing.id, writing.account, 'write', expect.any(String), expect.stringMatching(/^revoked 20/), 'nightly job'],
      [reading.id, writing.account, 'read', expect.any(String), 'in use'],
    ]);
    expect(stdout).not.toContain(reading.key);
  });

  it('says how it is used when it is told nothing', async () => {
    const { code, stdout, stderr } = await keys();
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^Usage: npm run keys -- /);
    expect((await keys('create', '--help')).stdout).toMatch(/^Usage: npm run keys -- create /);
  });

  it.each([
    [2, 'a command that does not exist', ['destroy'], /^Unknown command 'destroy'\. /],
    [2, 'an option that does not exist', ['create', '--admin'], /^Unknown option '--admin'\. /],
    [2, 'an id that is none', ['revoke', '9999999999'], /'9999999999' .* It must be a whole number from 1 to \d+\. /],
    [2, 'a scope that does not exist', ['create', '--scope', 'admin'], /'admin' .* Allowed choices are read, write\. /],
    [1, 'an account that does not exist', ['create', '--account', '4711'], /^No account has id 4711\.\n$/],
    [1, 'a key that does not exist', ['revoke', '4711'], /^No key with id 4711 is in use\.\n$/],
  ])('ends with %d and a sentence for %s', async (status, _, args, sentence) => {
    const { code, stdout, stderr } = await keys(...args);
    expect([code, stdout]).toEqual([status, '']);
    expect(stderr).toMatch(sentence);
  });

  it('says in a sentence what is wrong with its database', async () => {
    const { exit } = programs.run(['keys', 'list'], { DATABASE_URL: 'postgres://127.0.0.1:1/nowhere' });
    const { code, stderr } = await exit;
    expect(code).toBe(1);
    expect(stderr).toMatch(/^The database at postgres:\S+ cannot be reached: .*\.\n$/);
  });
});
