import { cp, mkdir, mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { Program, ROOT } from '../support/process.js';

const INSTALLED = 'node_modules/.package-lock.json';

const built = async () => (await stat(join(ROOT, 'dist/.built'))).mtimeMs;

/** A program that only writes down that it was called, and with what. */
const note = (name: string) =>
  `require('node:fs').appendFileSync('calls', '${name} ' + process.argv.slice(2).join(' ') + '\\n');`;

describe('npm run build, and npm start before it serves', () => {
  it('does nothing where nothing is missing', async () => {
    const before = await built();
    expect(await new Program(['scripts/prepare.mjs']).exit).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await built()).toBe(before);
  });

  it.each(['18.20.8', '20.18.3'])('says in a sentence that Node %s is too old', async (version) => {
    const older = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`;
    const { exit } = new Program(['--import', `data:text/javascript,${older}`, 'scripts/run.mjs', 'main']);
    expect(await exit).toEqual({
      code: 1,
      stdout: '',
      stderr: `Glowworm needs Node.js 20.19 or newer; this is ${version}.\n`,
    });
  });
});

describe('A checkout in which something is missing', () => {
  let checkout: string;
  const file = (path: string) => join(checkout, path);

  /** A checkout with the real script, whose compiler, bundler and npm only write down that they were called. */
  beforeEach(async () => {
    checkout = await mkdtemp(join(tmpdir(), 'glowworm-checkout-'));
    await cp(join(ROOT, 'scripts/prepare.mjs'), file('scripts/prepare.mjs'));
    for (const path of ['src', 'node_modules/typescript/bin', 'bin', 'dist'])
      await mkdir(file(path), { recursive: true });
    await writeFile(
      file('bin/npm'),
      `#!${process.execPath}\n${note('npm')}require('node:fs').writeFileSync('${INSTALLED}', '');`,
      {
        mode: 0o755,
      },
    );
    await writeFile(file('node_modules/typescript/bin/tsc'), `${note('tsc')} require('node:fs').mkdirSync('dist');`);
    await writeFile(
      file('scripts/bundle.mjs'),
      `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url); ${note('bundle')}`,
    );
    for (const path of [
      'src/main.ts',
      'ormconfig.ts',
      'tsconfig.json',
      'tsconfig.build.json',
      'package-lock.json',
      INSTALLED,
      'calls',
    ]) {
      await writeFile(file(path), '');
    }
    await writeFile(file('dist/.built'), '');
    await age('package-lock.json', 3);
    await age(INSTALLED, 2);
  });
  afterEach(() => rm(checkout, { recursive: true, force: true }));

  /** Makes a file as old as so many hours; a negative age is in the future. */
  async function age(path: string, hours: number): Promise<void> {
    const time = new Date(Date.now() - hours * 3_600_000);
    await utimes(file(path), time, time);
  }

  async function prepare() {
    const PATH = `${file('bin')}${delimiter}${process.env.PATH}`;
    const { code, stderr } = await new Program([file('scripts/prepare.mjs')], { PATH }).exit;
    const calls = (await readFile(file('calls'), 'utf8')).split('\n').map((line) => line.split(' ', 2).join(' '));
    return { code, said: stderr.split('\n').slice(0, -1), calls: calls.slice(0, -1) };
  }

  it('is installed and built when packages are not installed, and only then', async () => {
    await rm(file(INSTALLED));
    await rm(file('dist'), { recursive: true });
    const first = {
      code: 0,
      said: ['Installing …', 'Building …', 'Bundling …'],
      calls: ['npm ci', 'tsc -p', 'bundle '],
    };
    expect(await prepare()).toEqual(first);
    expect(await prepare()).toEqual({ ...first, said: [] });
  });

  it('is installed again when the lock file is newer than what is installed', async () => {
    await age('package-lock.json', 1);
    expect((await prepare()).calls).toEqual(['npm ci', 'tsc -p', 'bundle ']);
  });

  it.each(['src/main.ts', 'scripts/bundle.mjs', 'ormconfig.ts', 'tsconfig.json'])(
    'is built again when %s is newer than what was built',
    async (path) => {
      await age('dist/.built', 1);
      for (const source of ['src', 'src/main.ts', 'scripts', 'scripts/prepare.mjs', 'scripts/bundle.mjs'])
        await age(source, 2);
      for (const source of ['ormconfig.ts', 'tsconfig.json', 'tsconfig.build.json']) await age(source, 2);
      expect((await prepare()).calls).toEqual([]);
      await age(path, 0.5);
      expect((await prepare()).calls).toEqual(['tsc -p', 'bundle ']);
      expect((await prepare()).calls).toEqual(['tsc -p', 'bundle ']);
    },
  );

  it('is not taken for built when the compiler fails', async () => {
    await age('dist/.built', 1);
    await writeFile(file('node_modules/typescript/bin/tsc'), 'process.exitCode = 2;');
    const failed = { code: 1, said: ['Building …', 'Building failed; what it printed is above.'], calls: [] };
    expect(await prepare()).toEqual(failed);
    expect(await prepare()).toEqual(failed);
  });
});
