import { describe, expect, it } from '@jest/globals';

import { usePrograms } from '../support/process.js';
import { add, namesOf } from '../support/sandbox.js';
import { useServer } from '../support/server.js';

const server = useServer();
const programs = usePrograms();

/** Runs a command on an account of the server. */
const command = (key: string, ...args: string[]) => programs.run([...args, '--url', server.url, '--key', key]).exit;

const said = (stdout: string) => ({ code: 0, stdout, stderr: '' });
const failed = (stderr: string, code = 1) => ({ code, stdout: '', stderr });

describe('The commands for an account of a running server', () => {
  it('reset it, keep a snapshot of it and go back to that', async () => {
    const client = server.client();
    await add(client, 'Ada', 'Ben');
    const kept = await command(client.key, 'snapshot', 'two');
    expect(kept).toEqual(said(expect.stringMatching(/^Snapshot two holds \d+ records\.\n$/) as never));

    expect(await command(client.key, 'reset')).toEqual(said('The account is reset to empty.\n'));
    expect(await namesOf(client)).toEqual({});
    expect(await command(client.key, 'reset', '--to', 'demo')).toEqual(said('The account is reset to demo.\n'));
    expect(Object.keys(await namesOf(client)).length).toBeGreaterThan(24);

    expect(await command(client.key, 'restore', 'two')).toEqual(said('The account is what snapshot two holds.\n'));
    expect(await namesOf(client)).toEqual({ 1: 'Ada', 2: 'Ben' });
  });

  it('say what the server says against it', async () => {
    const { key } = server.client();
    const none = 'There is no snapshot gone. There are none yet. PUT /sandbox/snapshots/gone makes it.\n';
    expect(await command(key, 'restore', 'gone')).toEqual(failed(none));
    expect((await command(key, 'snapshot', 'with a blank')).stderr).toContain('1 to 64 letters');
  });

  it('say where they looked in vain for a server', async () => {
    const nobody = await programs.run(['reset', '--url', 'http://127.0.0.1:9/']).exit;
    expect(nobody).toEqual(failed(expect.stringContaining('No server answers at http://127.0.0.1:9') as never));
    const other = await programs.run(['reset', '--url', `${server.url}/docs`]).exit;
    expect(other).toEqual(failed(`What answers at ${server.url}/docs is no Glowworm (status 404).\n`));
    const wrong = await programs.run(['reset', '--url', 'localhost:3000']).exit;
    expect(wrong).toEqual(failed('--url must be like http://127.0.0.1:3000.\n', 2));
  });
});
