// Brings the checkout to where it can run, and does nothing where it already is. As a command, for `npm test`:
//   node scripts/prepare.mjs
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const BUILT = 'dist/.built';
const INSTALLED = 'node_modules/.package-lock.json'; // npm writes it when an install is complete
const SOURCES = ['src', 'scripts', 'ormconfig.ts', 'tsconfig.json', 'tsconfig.build.json', INSTALLED];

/** Installs the dependencies and builds dist/ where that is missing or older than what it is made from. */
export function prepare() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    fail(`Glowworm needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
  }
  install('.');
  if (changed(BUILT) < Math.max(...SOURCES.map(newest))) {
    rmSync(join(root, 'dist'), { recursive: true, force: true });
    run('Building', process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json']);
    run('Bundling', process.execPath, ['scripts/bundle.mjs']);
    writeFileSync(join(root, BUILT), '');
  }
}

/** Installs the packages of a folder of the checkout where they are missing or older than its package-lock.json. */
export function install(folder) {
  if (changed(join(folder, INSTALLED)) < changed(join(folder, 'package-lock.json'))) {
    run('Installing', 'npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], folder);
  }
}

function changed(path) {
  const file = join(root, path);
  return existsSync(file) ? statSync(file).mtimeMs : 0;
}

function newest(path) {
  if (!statSync(join(root, path)).isDirectory()) return changed(path);
  return Math.max(changed(path), ...readdirSync(join(root, path)).map((name) => newest(join(path, name))));
}

function run(what, command, args, folder = '.') {
  process.stderr.write(`${what} …\n`);
  const { status, error } = spawnSync(command, args, {
    cwd: join(root, folder),
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) fail(`${what} failed${error ? `: ${error.message}` : ''}; what it printed is above.`);
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) prepare();
