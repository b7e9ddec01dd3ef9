import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { type Program, type ServerProgram, usePrograms } from '../support/process.js';

const programs = usePrograms('file');
const FUNDS = 'https://api.littlegreenlight.com/api/v1/funds?limit=1';
/** Programs in which addresses stand, as in those of others; each prints a status. */
const FETCH = (url: string) => `fetch('${url}', { headers: { Authorization: 'Bearer exec' } })
  .then(async (answer) => console.log(answer.status, await answer.text()), ({ cause }) => console.log(cause.code));`;
const HTTPS = `require('node:https').get('${FUNDS}', { agent: new (require('node:https').Agent)(),
  headers: { Authorization: 'Bearer exec' } }, ({ statusCode }) => { console.log(statusCode); process.exit(); });`;

/** The same with PHP's streams: with a context of its own and without, within a function, by http, and what fails. */
const PHP = `<?php
  function get($address, ...$more) { return json_decode(file_get_contents($address, false, ...$more)); }
  $api = '//api.littlegreenlight.com/api/v1';
  $post = ['method' => 'POST', 'header' => ['Authorization: Bearer exec', 'Content-Type: application/json']];
  $joe = stream_context_create(['http' => $post + ['content' => '{"first_name": "Joe"}']]);
  echo get("https:$api/constituents", $joe)->first_name, PHP_EOL;
  echo get("http:$api/constituents?access_token=exec")->total_items, PHP_EOL;
  echo json_encode(@file_get_contents("https:$api/constituents/9?access_token=exec")), $http_response_header[0], PHP_EOL;
  $stays = stream_context_create(['http' => ['ignore_errors' => true]]);
  echo get("https:$api/constituents/9?access_token=exec", $stays)->error, PHP_EOL;
  echo stream_get_meta_data(fopen("https:$api/funds?access_token=exec", 'r'))['wrapper_data'][0], PHP_EOL;
  echo json_encode(@file_get_contents('https://acme.littlegreenlight.com/login')), $http_response_header[0], PHP_EOL;`;
/** CI has it; the program that leads PHP's streams is looked into by test/proxy/environment.spec.ts as well. */
const itWithPhp = spawnSync('php', ['--version']).status === 0 ? it : it.skip;

let folder: string;
/** The server that commands are led to where it does not matter to which. */
let server: ServerProgram;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'glowworm-exec-'));
  server = await programs.serve({ DATABASE_URL: 'sqlite::memory:', LOG_REQUESTS: '0' });
});
afterAll(() => rm(folder, { recursive: true }));

const run = (args: readonly string[], environment = {}): Program =>
  programs.run(args, { XDG_DATA_HOME: folder, ...environment });
const lead = (...command: string[]): Program => run(['exec', '--url', server.url, '--', ...command]);
/** With a server of its own. */
const alone = (...command: string[]): Program => run(['exec', '--own', '--', ...command]);
const node = (program: string) => [process.execPath, '-e', program];

describe('glowworm exec', () => {
  it.each([
    ['fetch', FETCH(FUNDS)],
    ['https, with an agent of its own', HTTPS],
  ])('leads a command to a server for as long as it runs: %s', async (_, program) => {
    const { code, stdout, stderr } = await alone(...node(program)).exit;
    expect(stdout).toMatch(/^200/);
    expect(stderr).toMatch(/^glowworm: calls to api.littlegreenlight.com land in http:\/\/127.0.0.1:\d+, in memory\n/);
    expect(code).toBe(0);
  });

  it('leads it to a server that runs in the usual place, or else to one of its own', async () => {
    const { code, stdout, stderr } = await run(['exec', '--', ...node(FETCH(FUNDS))]).exit;
    // One that somebody else runs there need not know the key.
    expect(stdout).toMatch(/^(200|401)/);
    expect(stderr).toMatch(/land in http:\/\/127.0.0.1:(3000|\d+, in memory)\n/);
    expect(code).toBe(0);
  });

  itWithPhp('leads the streams of PHP, and refuses what would reach the real LGL', async () => {
    await writeFile(join(folder, 'client.php'), PHP);
    const { stdout } = await alone('php', join(folder, 'client.php')).exit;
    expect(stdout.split('\n')).toEqual([
      'Joe',
      '1',
      'falseHTTP/1.1 404 Not Found',
      'Not Found',
      'HTTP/1.1 200 OK',
      'falseHTTP/1.1 403 Forbidden',
      '',
    ]);
  });

  it('leads it to the server that is named, and hosts that are named as well', async () => {
    const client = server.client('exec');
    const program = FETCH('https://drx.example.org/api/v1/funds');
    await run(['exec', '--url', server.url, '--host', 'drx.example.org', '--', ...node(program)]).exit;
    const { body } = await client.get('/sandbox/requests').expect(200);
    expect(body.requests).toMatchObject([{ path: '/api/v1/funds', status: 200 }]);
  });

  it('leads on to further pages by the address that stands in the command', async () => {
    const { stdout } = await alone(...node(FETCH(`${FUNDS.replace('funds', 'gift_types')}`))).exit;
    expect(stdout).toContain('"next_link":"https://api.littlegreenlight.com/api/v1/gift_types');
  });

  it('refuses and tells of what would reach the real LGL', async () => {
    const address = 'https://acme.littlegreenlight.com/login';
    const { stdout, stderr } = await lead(...node(FETCH(address))).exit;
    expect(stdout).toContain(`403 Glowworm refused ${address}`);
    expect(stderr).toContain(`glowworm: refused GET ${address}: it would reach the real Little Green Light\n`);
  });

  it('ends as the command ends', async () => {
    expect((await lead(...node('process.exit(7)')).exit).code).toBe(7);
    expect((await lead(...node('process.kill(process.pid, "SIGKILL")')).exit).code).toBe(137);
    const { code, stderr } = await lead('no-such-command').exit;
    expect(code).toBe(127);
    expect(stderr).toContain('glowworm: there is no command no-such-command\n');
  });

  it('says when no Glowworm is where it was told to go, and when there is no command', async () => {
    const wrong = await run(['exec', '--url', 'http://127.0.0.1:1', '--', 'true']).exit;
    expect(wrong).toEqual({ code: 1, stdout: '', stderr: 'No Glowworm answers at http://127.0.0.1:1.\n' });
    expect((await run(['exec']).exit).code).toBe(2);
  });
});

describe('glowworm env', () => {
  /** A shell that evaluates what `env` prints, and then asks. */
  const asked = (lines: string) =>
    programs.start('sh', ['-c', `eval "$LINES" && "${process.execPath}" -e "$ASK"`], {
      LINES: lines,
      ASK: FETCH(FUNDS),
    }).exit;

  it('leads the commands of a shell to the server, and nowhere once that has ended', async () => {
    const server = await programs.serve({ DATABASE_URL: 'sqlite::memory:', XDG_DATA_HOME: folder, PROXY_PORT: '0' });
    const [, port] = await server.printed(/Proxy +http:\/\/127.0.0.1:(\d+) .* glowworm -- env --proxy-port \1/);
    const { stdout: lines, stderr } = await run(['env', '--proxy-port', port]).exit;
    expect(stderr).toBe('');
    expect((await asked(lines)).stdout).toMatch(/^200/);
    await server.kill();
    expect((await asked(lines)).stdout).toBe('ECONNREFUSED\n');
  });

  it('fails in the shell too where there is no proxy, so that no command goes on unled', async () => {
    const { code, stdout, stderr } = await run(['env', '--proxy-port', '1']).exit;
    expect([code, stderr]).toEqual([1, 'No proxy listens on port 1. Start one: glowworm --proxy-port 1\n']);
    expect(await asked(stdout)).toEqual({ code: 1, stdout: '', stderr: '' });
    expect((await run(['env']).exit).code).toBe(2);
  });
});
