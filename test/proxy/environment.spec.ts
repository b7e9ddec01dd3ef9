import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { proxyVariables } from '../../src/proxy/proxy-session.js';

const PROXY = 'http://127.0.0.1:41234';

describe('The environment of a command whose calls come to the proxy', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'glowworm-env-'));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const variables = (environment: Record<string, string> = {}, hosts?: string[]) =>
    proxyVariables(PROXY, { XDG_DATA_HOME: folder, ...environment }, hosts);

  it('names the proxy and whom to trust in every way that clients read', async () => {
    const bundle = join(folder, 'glowworm/bundle.pem');
    const found = await variables();
    expect(found).toMatchObject({
      HTTPS_PROXY: PROXY,
      https_proxy: PROXY,
      NO_PROXY: 'localhost,127.0.0.1,::1',
      no_proxy: 'localhost,127.0.0.1,::1',
      NODE_USE_ENV_PROXY: '1',
      NODE_EXTRA_CA_CERTS: join(folder, 'glowworm/extra.pem'),
      SSL_CERT_FILE: bundle,
      REQUESTS_CA_BUNDLE: bundle,
      CURL_CA_BUNDLE: bundle,
      PHP_INI_SCAN_DIR: `:${join(folder, 'glowworm/php')}`,
    });
    const ini = await readFile(join(folder, 'glowworm/php/glowworm.ini'), 'utf8');
    const [, streams] = /auto_prepend_file = "(.*)"/.exec(ini)!;
    expect(ini).toBe(`curl.cainfo = "${bundle}"\nopenssl.cafile = "${bundle}"\nauto_prepend_file = "${streams}"\n`);
    // What PHP is to run first has every http and https address opened by the proxy that the environment names.
    const program = await readFile(streams, 'utf8');
    expect(program).toContain(
      "foreach (['http', 'https'] as $scheme) {\n            stream_wrapper_unregister($scheme);",
    );
    expect(program).toContain("'proxy' => preg_replace('~^http:~', 'tcp:', getenv('HTTPS_PROXY'))");
  });

  it('trusts the authority besides what was trusted, not instead of it', async () => {
    const ours = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\n/;
    const { SSL_CERT_FILE, NODE_EXTRA_CA_CERTS } = await variables();
    const [authority] = ours.exec(await readFile(NODE_EXTRA_CA_CERTS, 'utf8'))!;
    const system = await readFile(SSL_CERT_FILE, 'utf8');
    expect(system).toContain(authority);
    expect(system.length).toBeGreaterThan(10 * authority.length);

    const own = join(folder, 'own.pem');
    await writeFile(own, 'those of the company\n');
    const theirs = await variables({ SSL_CERT_FILE: own, NODE_EXTRA_CA_CERTS: own });
    for (const file of [theirs.SSL_CERT_FILE, theirs.NODE_EXTRA_CA_CERTS]) {
      expect(await readFile(file, 'utf8')).toBe(`those of the company\n\n${authority}`);
    }
    await expect(variables({ CURL_CA_BUNDLE: join(folder, 'gone.pem') })).rejects.toThrow('gone.pem');
  });

  it('is the same when it is made from itself', async () => {
    const once = await variables();
    const twice = await variables(once);
    expect({ ...twice, PHP_INI_SCAN_DIR: '' }).toEqual({ ...once, PHP_INI_SCAN_DIR: '' });
    expect((await readFile(twice.SSL_CERT_FILE, 'utf8')).split('BEGIN CERTIFICATE').length).toBeGreaterThan(10);
  });

  it.each([
    ['intranet.example.org,.example.com', 'localhost,127.0.0.1,::1,intranet.example.org,.example.com'],
    ['*', 'localhost,127.0.0.1,::1'],
    ['.littlegreenlight.com,api.littlegreenlight.com:443,com', 'localhost,127.0.0.1,::1'],
    ['drx.example.org', 'localhost,127.0.0.1,::1'],
  ])('leaves nothing of NO_PROXY=%s by which calls would pass the proxy by', async (NO_PROXY, left) => {
    const found = await variables({ NO_PROXY }, ['drx.example.org']);
    expect(found.NO_PROXY).toBe(left);
    expect(found.no_proxy).toBe(left);
  });

  it('keeps the options that Node has already', async () => {
    const { NODE_OPTIONS } = await variables({ NODE_OPTIONS: '--no-warnings' });
    expect(NODE_OPTIONS).toMatch(/^--no-warnings --require ".*preload\.cjs"$/);
  });
});
