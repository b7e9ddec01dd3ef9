import { writeFile } from 'node:fs/promises';

import { describe, expect, it } from '@jest/globals';

import { useFolder } from '../support/archives.js';
import { freshSqlite, useDatabase } from '../support/database.js';
import { usePrograms } from '../support/process.js';
import { add, namesOf } from '../support/sandbox.js';
import { withSource } from '../support/sources.js';

const programs = usePrograms();
const database = useDatabase();
const file = useFolder();
const onSqlite = !process.env.TEST_DATABASE_URL;

const run = (...args: string[]) => programs.run(args, { DATABASE_URL: database.url }).exit;
const failed = (stderr: string) => ({ code: 1, stdout: '', stderr });

describe('glowworm export and import', () => {
  it('take an account to another one while a server runs', async () => {
    const server = await programs.serve({ DATABASE_URL: database.url });
    const [from, to] = [server.client('from'), server.client('to')];
    await add(from, 'Ada', 'Ben');
    await add(to, 'Goes');
    const { code, stdout, stderr } = await run('export', '--key', 'from', file('ada.zip'));
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/ada\.zip holds \d+ rows\.\n$/);

    expect(await run('import', '--key', 'to', file('ada.zip'))).toEqual({
      code: 0,
      stdout: `The account holds what ${file('ada.zip')} holds.\n`,
      stderr: '',
    });
    // The server looks keys up anew after a moment; this one it has not seen for longer than that.
    expect(await namesOf(to)).toEqual({ 1: 'Ada', 2: 'Ben' });
    expect(await add(to, 'Next')).toEqual([3]);
  });

  (onSqlite ? it : it.skip)('leave nothing of what the account held before, though no server runs', async () => {
    const own = await freshSqlite();
    const there = (...args: string[]) => programs.run(args, { DATABASE_URL: own.url }).exit;
    for (const constituents of ['40', '20'])
      expect((await there('generate', '--key', 'one', '--constituents', constituents)).code).toBe(0);
    expect((await there('export', '--key', 'one', file('one.zip'))).code).toBe(0);
    expect((await there('import', '--key', 'one', file('one.zip'))).code).toBe(0);
    const accounts = await withSource(own.url, (source) => source.query('SELECT state FROM accounts'));
    expect(accounts).toEqual([{ state: 'current' }]);
    await own.drop();
  });

  it('say what is in the way', async () => {
    expect(await run('export', '--key', 'nobody', file('x.zip'))).toEqual(
      failed('No account there has the key nobody.\n'),
    );
    expect(await run('import', file('gone.zip'))).toEqual(failed(`There is no file ${file('gone.zip')}.\n`));
    await writeFile(file('text.zip'), 'text');
    const { code, stderr } = await run('import', file('text.zip'));
    expect([code, stderr]).toEqual([1, expect.stringMatching(/text\.zip is no zip: .*\. Nothing was imported\.\n$/)]);
    const strict = { DATABASE_URL: database.url, AUTH_MODE: 'strict' };
    const { stderr: refused } = await programs.run(['import', '--key', 'unheard-of', file('x.zip')], strict).exit;
    expect(refused).toMatch(/^The key opens nothing\./);
  });
});

describe('glowworm generate', () => {
  it('fills an account with a charity that a running server shows', async () => {
    const server = await programs.serve({ DATABASE_URL: database.url });
    const client = server.client('generated');
    await add(client, 'Goes');
    const args = ['--constituents', '50', '--seed', '3', '--since', '2022-01-01', '--until', '2025-12-31'];
    const { code, stdout, stderr } = await run('generate', '--key', 'generated', ...args);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^50 constituents, with \d+ records together, from 2022-01-01 to 2025-12-31\.\n$/);
    expect(Object.keys(await namesOf(client))).toHaveLength(50);
    const { body } = await client.get('/api/v1/gifts/search?q[]=date_from=2022-01-01').expect(200);
    expect(body.total_items).toBeGreaterThan(10);
  });

  it('says what is wrong with its options', async () => {
    const { code, stderr } = await run('generate', '--constituents', '0');
    expect([code, stderr]).toEqual([2, expect.stringContaining('whole number from 1 to')]);
    const late = await run('generate', '--since', '2030-01-01', '--until', '2020-01-01');
    expect([late.code, late.stderr]).toEqual([2, '--since 2030-01-01 must be before 2020-01-01.\n']);
    expect((await run('generate', '--since', 'May')).stderr).toContain('YYYY-MM-DD');
  });
});

(onSqlite ? describe : describe.skip)('glowworm backup', () => {
  it('copies a database that a server writes to, and the copy serves', async () => {
    const server = await programs.serve({ DATABASE_URL: database.url });
    const client = server.client('backed-up');
    await add(client, 'Ada', 'Ben');
    const copy = file('copy.sqlite');
    expect(await run('backup', copy)).toEqual({ code: 0, stdout: expect.stringContaining(copy), stderr: '' });
    await add(client, 'Later');

    const restored = await programs.serve({ DATABASE_URL: `sqlite:${copy}` });
    const there = restored.client('backed-up');
    expect(await namesOf(there)).toEqual({ 1: 'Ada', 2: 'Ben' });
    const { body } = await there.get('/api/v1/constituents/search?q[]=name=ben').expect(200);
    expect(body.items).toHaveLength(1);
    expect(await add(there, 'Next')).toEqual([3]);
    expect(await run('backup', copy)).toEqual(failed(`${copy} is there already: remove it, or name another file.\n`));
  });

  it('says who does it where it does not, and makes no database', async () => {
    const backup = (url: string) => programs.run(['backup', file('y')], { DATABASE_URL: url }).exit;
    expect((await backup('postgres://nobody@127.0.0.1:9/none')).stderr).toMatch(/^pg_dump backs a PostgreSQL/);
    expect((await backup(`sqlite:${file('none.sqlite')}`)).stderr).toMatch(/^There is no database at .*none\.sqlite/);
  });
});
