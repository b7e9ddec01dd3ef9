// Runs the shell commands of documents as somebody would who follows them, each document in an empty folder.
// The package is installed in the current one:
//   node .ci/commands.mjs PACKAGE.tgz README.md docs/exec.md
// A comment above a block says what is special: <!-- serves --> its first command starts the server that the others speak to
// (without one, there is one), <!-- not run: WHY --> the commands need what is not here. Ports are replaced by free ones.
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, delimiter, join, resolve } from 'node:path';

const BLOCK = /(?:<!-- (serves|not run: [^>]+) -->\n+)?```sh\n(.*?)```/gs;
const READY = 'Glowworm is ready on ';
/** What the documents say that somebody has. */
const FILES = {
  'donors.csv':
    'First Name,Last Name,Home Email,Gift Type,Gift Date,Gift Amount\nAda,Marsh,ada@example.org,Gift,6/3/2025,$1250.00\n',
  'sync.js':
    "fetch('https://api.littlegreenlight.com/api/v1/funds').then(({ status }) => process.exit(status === 401 ? 0 : 1));",
  sync: '#!/bin/sh\ncurl -H "Authorization: Bearer sync" https://drx.example.org/api/v1/funds || exec node sync.js\n',
};
/** An answer that is an error fails the command. */
const CURL = 'curl() { command curl -sSf "$@"; }; export -f curl\n';

const [tarball, ...documents] = process.argv.slice(2).map((path) => resolve(path));
const bin = resolve('node_modules/.bin');
for (const document of documents) await follow(document);

async function follow(document) {
  const blocks = [...readFileSync(document, 'utf8').matchAll(BLOCK)].map(([, mark, commands]) => ({ mark, commands }));
  const folder = mkdtempSync(join(tmpdir(), 'glowworm-commands-'));
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text, { mode: 0o755 });
  copyFileSync(tarball, join(folder, basename(tarball)));
  const [port, proxy] = [await freePort(), await freePort()];
  const here = (commands) => commands.replace(/127\.0\.0\.1:\d+/g, `127.0.0.1:${port}`).replaceAll('3128', proxy);
  mkdirSync(join(folder, 'home'));
  const env = {
    ...process.env,
    PATH: [bin, process.env.PATH].join(delimiter),
    XDG_DATA_HOME: join(folder, 'home'),
    npm_config_yes: 'true',
  };
  const options = { cwd: folder, env, encoding: 'utf8' };
  const serving = blocks.find(({ mark }) => mark === 'serves');
  const [starting, ...rest] = serving?.commands.split('\n') ?? ['glowworm'];
  if (serving) serving.commands = rest.join('\n');
  const server = await serve(starting, { ...options, env: { ...env, PORT: port, PROXY_PORT: proxy } });
  let failed = 0;
  try {
    for (const { mark, commands } of blocks) {
      if (mark?.startsWith('not run')) continue;
      const { status, stdout, stderr } = spawnSync('bash', ['-euxc', CURL + here(commands)], options);
      if (status === 0) continue;
      process.stderr.write(`${basename(document)}: a command failed (${status}).\n${stdout}\n${stderr}\n`);
      failed += 1;
    }
  } finally {
    process.kill(-server.pid, 'SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  }
  process.stdout.write(`${basename(document)}: ${blocks.length} blocks of commands, ${failed} failed\n`);
  if (failed > 0) process.exitCode = 1;
}

function serve(command, options) {
  const server = spawn('bash', ['-c', command], { ...options, detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((done, fail) => {
    let said = '';
    server.stdout.on('data', (part) => (said += part).includes(READY) && done(server));
    server.once('exit', (code) => fail(new Error(`${command} ended with ${code}: ${said}`)));
  });
}

function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}
