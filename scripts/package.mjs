// Makes glowworm-<version>.tgz, what others install: npm run package
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { prepare } from './prepare.mjs';
import { fail } from './step.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** A native library, whose own package finds or makes what fits the machine. Everything else is in the bundle. */
const NOT_BUNDLED = ['sqlite3'];
/** The types of `glowworm/server` name it, for whoever reaches into the application and so has it. */
const IN_TYPES = ['@nestjs/platform-express'];
const ENTRIES = ['glowworm', 'global-setup', 'jest-setup', 'jest-teardown'];

await prepare({ dev: true });
const folder = mkdtempSync(join(tmpdir(), 'glowworm-package-'));
try {
  for (const name of ['README.md', 'CHANGELOG.md', 'LICENSE']) cpSync(join(root, name), join(folder, name));
  for (const name of readdirSync(join(root, 'dist'))) {
    if (/\.[cm]js(\.map)?$|^(streams\.php|console|swagger-ui|fidelity\.json|LICENSES\.txt)$/.test(name))
      cpSync(join(root, 'dist', name), join(folder, 'dist', name), { recursive: true });
  }
  for (const name of ENTRIES) await writeTypes(`testing/${name}`, name, ['.d.mts', '.d.cts']);
  await writeTypes('server', 'server', ['.d.mts']);
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

/** The types of an entry in one file, for each kind of module that imports it. */
async function writeTypes(source, name, endings) {
  // Only now: they are no help to a checkout that is not prepared yet.
  const [{ rollup }, { dts }] = await Promise.all([import('rollup'), import('rollup-plugin-dts')]);
  const input = join(root, 'dist/src', `${source}.d.ts`);
  const bundle = await rollup({ input, external: (path) => /^[^./]/.test(path), plugins: [dts()] });
  const { output } = await bundle.generate({ format: 'es' });
  await bundle.close();
  for (const ending of endings) writeFileSync(join(folder, 'dist', name + ending), output[0].code);
}

/** The package's own file: what in the checkout's is for those who use it. */
function manifest() {
  const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const chosen = (from, names) => Object.fromEntries(names.map((name) => [name, from[name]]));
  return {
    ...chosen(own, [
      'name',
      'version',
      'description',
      'license',
      'keywords',
      'type',
      'bin',
      'main',
      'types',
      'exports',
    ]),
    files: ['dist', 'CHANGELOG.md'],
    engines: own.engines,
    dependencies: chosen(own.dependencies, NOT_BUNDLED),
    peerDependencies: chosen(own.dependencies, IN_TYPES),
    peerDependenciesMeta: Object.fromEntries(IN_TYPES.map((name) => [name, { optional: true }])),
  };
}
