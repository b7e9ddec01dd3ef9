// Brings the checkout to where it can run, and does nothing where it already is:
//   node scripts/prepare.mjs          installs the dependencies
//   node scripts/prepare.mjs build    installs them and compiles src/ to dist/
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Glowworm needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const changed = (path) => {
  const file = join(root, path);
  return existsSync(file) ? statSync(file).mtimeMs : 0;
};
const newest = (path) => {
  if (!statSync(join(root, path)).isDirectory()) return changed(path);
  return Math.max(changed(path), ...readdirSync(join(root, path)).map((name) => newest(join(path, name))));
};
const run = (what, command, args) => {
  console.error(`${what} …`);
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  console.error(`${what} failed${error ? `: ${error.message}` : ''}; what it printed is above.`);
  process.exit(1);
};

// npm writes this file when an install is complete, so one that was cut short is done again.
if (changed('node_modules/.package-lock.json') < changed('package-lock.json')) {
  run('Installing dependencies', 'npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
}

const built = 'dist/.built';
const sources = ['src', 'ormconfig.ts', 'tsconfig.json', 'tsconfig.build.json', 'node_modules/.package-lock.json'];
if (process.argv.includes('build') && changed(built) < Math.max(...sources.map(newest))) {
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  run('Building', process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json']);
  writeFileSync(join(root, built), '');
}
