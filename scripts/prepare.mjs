// Brings the checkout to where it can run, and does nothing where it already is. As a command:
//   node scripts/prepare.mjs          for serving
//   node scripts/prepare.mjs --dev    for the tests as well
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { install } from './install.mjs';
import { fail, step } from './step.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const BUILT = join(root, 'dist/.built');
const SOURCES = [
  'src',
  'console',
  'scripts',
  'test/driven.json',
  'ormconfig.ts',
  'tsconfig.json',
  'tsconfig.build.json',
  'node_modules/.package-lock.json',
];

/** Installs the dependencies and builds dist/ where that is missing or older than what it is made from. */
export async function prepare({ dev = false } = {}) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    fail(`Glowworm needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
  }
  await install(root, { dev });
  const built = existsSync(BUILT) ? statSync(BUILT).mtimeMs : 0;
  if (built >= Math.max(...SOURCES.map((path) => newest(join(root, path))))) return;
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  await step('Building', process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], root);
  await step('Bundling', process.execPath, ['scripts/bundle.mjs'], root);
  writeFileSync(BUILT, '');
}

/** When a file, or anything in a folder, was last changed. */
function newest(path) {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await prepare({ dev: process.argv.includes('--dev') });
