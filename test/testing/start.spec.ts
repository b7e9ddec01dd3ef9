import { once } from 'node:events';
import { get } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { afterEach, describe, expect, it, jest } from '@jest/globals';

import type * as Entry from '../../src/testing/glowworm.js';
import { ROOT, usePrograms } from '../support/process.js';

// What is built, since it starts what is built.
const ENTRY = join(ROOT, 'dist/glowworm.cjs');
const { connectGlowworm, startGlowworm }: typeof Entry = createRequire(import.meta.url)(ENTRY);

jest.setTimeout(60_000);

const programs = usePrograms();
const STARTS = `require(${JSON.stringify(ENTRY)}).startGlowworm().then(({ url }) => console.log(url))`;

/** Settles when the server has ended, to which this keeps a connection open. */
async function endOf(url: string): Promise<() => Promise<unknown>> {
  const call = get(`${url}/sandbox/requests/stream`, { headers: { Authorization: 'Bearer watching' } });
  call.on('error', () => undefined);
  const [stream] = await once(call, 'response');
  return () => once(stream.on('error', () => undefined).resume(), 'close');
}

describe('startGlowworm', () => {
  afterEach(() => {
    delete process.env.LOG_LEVEL;
    delete process.env.GLOWWORM_URL;
  });

  it('serves on a free port, with a new account for each key, until it is closed', async () => {
    // The environment of a test suite is about something else.
    process.env.LOG_LEVEL = 'chatty';
    const glowworm = await startGlowworm();
    const [one, other] = [glowworm.key(), glowworm.key()];
    const headers = { Authorization: `Bearer ${one}`, 'Content-Type': 'application/json' };
    const body = JSON.stringify({ first_name: 'Ada' });
    const created = await fetch(`${glowworm.lgl}/constituents`, { method: 'POST', headers, body });
    expect(await created.json()).toMatchObject({ id: 1, first_name: 'Ada' });
    expect((await fetch(`${glowworm.drx}/patients`, { headers: { 'X-DRX-Key': one } })).status).toBe(200);
    expect((await glowworm.sandbox(one).account.records()).by_kind.constituents).toBe(1);
    expect((await glowworm.sandbox(other).account.records()).by_kind.constituents).toBe(0);
    const ended = (await endOf(glowworm.url))();
    await glowworm.close();
    await ended;
    await expect(fetch(glowworm.url)).rejects.toThrow();
    await glowworm.close();
  });

  it('rejects with what the server says when it cannot start', async () => {
    await expect(startGlowworm({ AUTH_MODE: 'lenient' })).rejects.toThrow(
      /^Glowworm did not start: .*AUTH_MODE must be/s,
    );
  });

  it('takes the settings that it is given', async () => {
    const glowworm = await startGlowworm({ BODY_LIMIT: '1kb' });
    const body = JSON.stringify({ first_name: 'A'.repeat(2000) });
    const headers = { Authorization: 'Bearer k', 'Content-Type': 'application/json' };
    expect((await fetch(`${glowworm.lgl}/constituents`, { method: 'POST', headers, body })).status).toBe(413);
    await glowworm.close();
  });

  it('ends with a process that is killed', async () => {
    const tests = programs.start(process.execPath, ['-e', `${STARTS}; setInterval(() => {}, 1000);`]);
    const [url] = await tests.printed(/http:\S+/);
    const ended = (await endOf(url))();
    await tests.kill();
    await ended;
    await expect(fetch(url)).rejects.toThrow();
  });

  it('does not keep a process that forgets to close it from ending', async () => {
    const { code, stdout } = await programs.start(process.execPath, ['-e', STARTS]).exit;
    expect(code).toBe(0);
    expect(stdout).toMatch(/^http:/);
  });

  it('is found by its address, or by the one that the set-up of the run has left', () => {
    expect(connectGlowworm('http://127.0.0.1:1')).toMatchObject({ lgl: 'http://127.0.0.1:1/api/v1' });
    process.env.GLOWWORM_URL = 'http://127.0.0.1:2';
    expect(connectGlowworm().drx).toBe('http://127.0.0.1:2/api/v2');
    delete process.env.GLOWWORM_URL;
    expect(() => connectGlowworm()).toThrow('glowworm/jest');
  });
});

describe('The set-up of a whole run', () => {
  it.each(['jest-setup.cjs', 'jest-setup.mjs'])('starts one server and ends it: %s', async (name) => {
    const teardown = name.replace('setup', 'teardown');
    const program = `
      const { default: setup } = await import('${ROOT}/dist/${name}');
      const { default: teardown } = await import('${ROOT}/dist/${teardown}');
      const call = (module) => (module.default ?? module)();
      await call(setup);
      console.log((await fetch(process.env.GLOWWORM_URL + '/livez')).status);
      await call(teardown);
      console.log(await fetch(process.env.GLOWWORM_URL).catch(() => 'ended'));`;
    const { stdout, stderr } = await programs.start(process.execPath, ['--input-type=module', '-e', program]).exit;
    expect(stderr).toBe('');
    expect(stdout).toBe('200\nended\n');
  });
});
