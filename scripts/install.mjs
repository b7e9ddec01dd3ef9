// Installs the packages of a folder where they are missing or older than its package-lock.json.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { fail, step } from './step.mjs';

const INSTALLED = 'node_modules/.package-lock.json'; // npm writes it when an install is complete
const COMPILING = 'node_modules/sqlite3/build/config.gypi'; // node-gyp writes it before it compiles

/**
 * Packages that are only for developing are installed when they are asked for, and kept where they are installed.
 * What is installed already stays, so that SQLite is compiled once.
 */
export async function install(folder, { dev = false } = {}) {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const hasAll = (packages) => Object.keys(packages).every((name) => existsSync(join(folder, 'node_modules', name)));
  const withDev = dev || hasAll(devDependencies);
  const isNew = changed(join(folder, INSTALLED)) >= changed(join(folder, 'package-lock.json'));
  if (isNew && hasAll(dependencies) && (!withDev || hasAll(devDependencies))) return;

  const what = withDev ? 'Installing the packages' : 'Installing the packages that serving needs';
  // make and node-gyp fail in a path with a blank, and only after minutes; so there it is done elsewhere.
  if (/\s/.test(folder) && process.platform !== 'win32') await installElsewhere(folder, what, withDev);
  else await runNpm(folder, what, withDev);
}

async function installElsewhere(folder, what, withDev) {
  if (/\s/.test(tmpdir()))
    fail(`SQLite cannot be compiled in ${folder}: there is a blank in the path. Move the folder.`);
  const elsewhere = mkdtempSync(join(tmpdir(), 'glowworm-install-'));
  const bring = (from, to, name) =>
    existsSync(join(from, name)) &&
    cpSync(join(from, name), join(to, name), { recursive: true, verbatimSymlinks: true });
  try {
    for (const name of ['package.json', 'package-lock.json', 'node_modules']) bring(folder, elsewhere, name);
    await runNpm(elsewhere, what, withDev);
    rmSync(join(folder, 'node_modules'), { recursive: true, force: true });
    bring(elsewhere, folder, 'node_modules');
    touch(join(folder, INSTALLED));
  } finally {
    rmSync(elsewhere, { recursive: true, force: true });
  }
}

async function runNpm(folder, what, withDev) {
  const installed = join(folder, INSTALLED);
  // `ci` begins from nothing; `install` keeps what fits, but would take what an interrupted install left for complete.
  const command = existsSync(installed) ? ['install', '--no-save'] : ['ci'];
  rmSync(installed, { force: true });
  const args = [...command, withDev ? '--include=dev' : '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  await step(what, 'npm', args, folder, {
    // As many compilers as there are cores.
    environment: { JOBS: 'max' },
    later: () =>
      existsSync(join(folder, COMPILING)) &&
      !existsSync(join(folder, 'node_modules/sqlite3/build/Release/node_sqlite3.node'))
        ? 'Compiling SQLite, which takes about four minutes and happens once'
        : undefined,
  });
  touch(installed);
}

function changed(path) {
  return existsSync(path) ? statSync(path).mtimeMs : 0;
}

function touch(path) {
  const now = new Date();
  utimesSync(path, now, now);
}
