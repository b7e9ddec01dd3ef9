// Makes glowworm-<version>.tgz, what others install: npm run package
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { prepare } from './prepare.mjs';
import { fail } from './step.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** SQLite is a native library; the page of /docs is served from the files of its package. */
const NOT_BUNDLED = ['sqlite3', 'swagger-ui-dist'];
const ENTRIES = { '.': 'glowworm', './jest': 'jest-setup', './vitest': 'global-setup' };

await prepare();
const folder = mkdtempSync(join(tmpdir(), 'glowworm-package-'));
try {
  for (const name of ['README.md', 'LICENSE']) cpSync(join(root, name), join(folder, name));
  for (const name of readdirSync(join(root, 'dist'))) {
    if (/\.mjs(\.map)?$|^preload\.cjs$|^console$/.test(name)) copy(`dist/${name}`, `dist/${name}`);
  }
  for (const name of Object.values(ENTRIES)) {
    for (const ending of ['.cjs', '.d.cts']) copy(`dist/src/testing/${name}${ending}`, `dist/${name}${ending}`);
  }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest(), null, 2));
  const { status } = spawnSync('npm', ['pack', '--silent', '--pack-destination', root], {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) fail('npm pack failed.');
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function copy(from, to) {
  cpSync(join(root, from), join(folder, to), { recursive: true });
}

/** The package's own file: nothing in it is only for a checkout. */
function manifest() {
  const { name, version, description, license, engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const entries = Object.entries(ENTRIES).map(([path, file]) => [
    path,
    { types: `./dist/${file}.d.cts`, default: `./dist/${file}.cjs` },
  ]);
  return {
    name,
    version,
    description,
    license,
    keywords: ['little-green-light', 'lgl', 'mock', 'sandbox', 'emulator', 'testing'],
    type: 'module',
    bin: { glowworm: 'dist/main.mjs' },
    main: './dist/glowworm.cjs',
    types: './dist/glowworm.d.cts',
    exports: { ...Object.fromEntries(entries), './package.json': './package.json' },
    files: ['dist'],
    engines,
    dependencies: Object.fromEntries(NOT_BUNDLED.map((each) => [each, `^${installed(each)}`])),
  };
}

function installed(name) {
  return JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version;
}
