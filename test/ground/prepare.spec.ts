import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Socket } from 'node:net';
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
    expect(await new Program(process.execPath, ['scripts/prepare.mjs']).exit).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
    expect(await built()).toBe(before);
  });

  it.each(['18.20.8', '20.18.3'])('says in a sentence that Node %s is too old', async (version) => {
    const older = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`;
    const { exit } = new Program(process.execPath, [
      '--import',
      `data:text/javascript,${older}`,
      'scripts/run.mjs',
      'serve',
    ]);
    expect(await exit).toEqual({
      code: 1,
      stdout: '',
      stderr: `Glowworm needs Node.js 20.19 or newer; this is ${version}.\n`,
    });
  });
});

describe('A checkout in which something is missing', () => {
  let folder: string;
  let checkout: string;
  const file = (path: string) => join(checkout, path);

  /** A checkout with the real scripts, whose compiler, bundler and npm only write down that they were called. */
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'glowworm-checkout-'));
    await make(join(folder, 'checkout'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function make(path: string): Promise<void> {
    checkout = path;
    for (const script of ['prepare', 'install', 'step'])
      await cp(join(ROOT, `scripts/${script}.mjs`), file(`scripts/${script}.mjs`));
    for (const path of ['src', 'console', 'test', 'node_modules/typescript/bin', 'node_modules/jest', 'bin', 'dist'])
      await mkdir(file(path), { recursive: true });
    await writeFile(file('bin/npm'), npm(), { mode: 0o755 });
    await writeFile(file('node_modules/typescript/bin/tsc'), `${note('tsc')} require('node:fs').mkdirSync('dist');`);
    await writeFile(
      file('scripts/bundle.mjs'),
      `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url); ${note('bundle')}`,
    );
    const packages = { dependencies: { typescript: '1' }, devDependencies: { jest: '1' } };
    await writeFile(file('package.json'), JSON.stringify(packages));
    for (const path of [
      'src/main.ts',
      'console/main.tsx',
      'test/driven.json',
      'ormconfig.ts',
      'tsconfig.json',
      'tsconfig.build.json',
      'calls',
    ])
      await writeFile(file(path), '');
    for (const path of ['package-lock.json', INSTALLED]) await writeFile(file(path), '');
    await writeFile(file('dist/.built'), '');
    await age('package-lock.json', 3);
    await age(INSTALLED, 2);
  }

  /** A npm that notes what it was asked for, installs nothing and says that it is done. */
  const npm = (more = '') =>
    `#!${process.execPath}\nconst fs = require('node:fs'); fs.appendFileSync('${file('calls')}', ` +
    `'npm ' + process.argv.slice(2, 3).concat(process.argv.filter((arg) => /dev/.test(arg))).join(' ') + '\\n');` +
    `${more} fs.mkdirSync('node_modules/jest', { recursive: true }); fs.writeFileSync('${INSTALLED}', '');`;

  /** Makes a file as old as so many hours; a negative age is in the future. */
  async function age(path: string, hours: number): Promise<void> {
    const time = new Date(Date.now() - hours * 3_600_000);
    await utimes(file(path), time, time);
  }

  async function prepare(...args: string[]) {
    const PATH = `${file('bin')}${delimiter}${process.env.PATH}`;
    const { code, stderr } = await new Program(process.execPath, [file('scripts/prepare.mjs'), ...args], { PATH }).exit;
    const calls = (await readFile(file('calls'), 'utf8')).split('\n').map((line) => line.replace(/^(tsc) .*/, '$1'));
    // A dot is a sign of life.
    const said = stderr.split('\n').map((line) => line.replace(/…\.+$/, '…'));
    return { code, said: said.slice(0, -1), calls: calls.slice(0, -1) };
  }

  it('is installed and built for serving when packages are not installed, and only then', async () => {
    await rm(file(INSTALLED));
    await rm(file('node_modules/jest'), { recursive: true });
    await rm(file('dist'), { recursive: true });
    const first = {
      code: 0,
      said: ['Installing the packages that serving needs …', 'Building …', 'Bundling …'],
      calls: ['npm ci --omit=dev', 'tsc', 'bundle '],
    };
    expect(await prepare()).toEqual(first);
    expect(await prepare()).toEqual({ ...first, said: [] });
  });

  it('gets what tests need when they are run, and keeps what is there', async () => {
    await rm(file('node_modules/jest'), { recursive: true });
    expect((await prepare()).calls).toEqual([]);
    const { said, calls } = await prepare('--dev');
    expect(said[0]).toBe('Installing the packages …');
    expect(calls[0]).toBe('npm install --include=dev');
    expect((await prepare('--dev')).said).toEqual([]);
  });

  it('is installed again when the lock file is newer than what is installed, or a package has gone', async () => {
    await age('package-lock.json', 1);
    expect((await prepare()).calls).toEqual(['npm install --include=dev', 'tsc', 'bundle ']);
    await writeFile(file('package.json'), JSON.stringify({ dependencies: { typescript: '1', express: '5' } }));
    expect((await prepare()).calls.slice(3)).toEqual(['npm install --include=dev', 'tsc', 'bundle ']);
  });

  it('is installed in another place when there is a blank in its path, where nothing can be compiled', async () => {
    await make(join(folder, 'my check out'));
    await rm(file(INSTALLED));
    const where = "if (/ /.test(process.cwd())) { console.error('blank'); process.exit(1); }";
    await writeFile(file('bin/npm'), npm(where), { mode: 0o755 });
    await age('dist/.built', -1);
    expect(await prepare()).toMatchObject({ code: 0, calls: ['npm ci --include=dev'] });
    expect(await readFile(file(INSTALLED), 'utf8')).toBe('');
  });

  it.each([
    'src/main.ts',
    'console/main.tsx',
    'test/driven.json',
    'scripts/bundle.mjs',
    'ormconfig.ts',
    'tsconfig.json',
  ])('is built again when %s is newer than what was built', async (path) => {
    await age('dist/.built', 1);
    const scripts = ['prepare', 'install', 'step', 'bundle'].map((name) => `scripts/${name}.mjs`);
    for (const source of ['src', 'src/main.ts', 'console', 'console/main.tsx', 'scripts', ...scripts])
      await age(source, 2);
    for (const source of ['ormconfig.ts', 'tsconfig.json', 'tsconfig.build.json', 'test/driven.json'])
      await age(source, 2);
    expect((await prepare()).calls).toEqual([]);
    await age(path, 0.5);
    expect((await prepare()).calls).toEqual(['tsc', 'bundle ']);
    expect((await prepare()).calls).toEqual(['tsc', 'bundle ']);
  });

  it('is not taken for built when the compiler fails, and only then shows what it printed', async () => {
    await age('dist/.built', 1);
    await writeFile(file('node_modules/typescript/bin/tsc'), "console.log('error TS1'); process.exitCode = 2;");
    const failed = {
      code: 1,
      said: ['Building …', 'error TS1', 'Building failed; what it printed is above.'],
      calls: [],
    };
    expect(await prepare()).toEqual(failed);
    expect(await prepare()).toEqual(failed);
  });

  it('has its compiler ended when whoever waits for it ends the wait', async () => {
    const listener = createServer().listen(0, '127.0.0.1');
    try {
      await once(listener, 'listening');
      const { port } = listener.address() as AddressInfo;
      await age('dist/.built', 1);
      await writeFile(file('node_modules/typescript/bin/tsc'), `require('node:net').connect(${port}, '127.0.0.1');`);
      const preparing = new Program(process.execPath, [file('scripts/prepare.mjs')]);
      const [compiler] = (await once(listener, 'connection')) as [Socket];
      const ended = once(
        compiler.on('error', () => undefined),
        'close',
      );
      preparing.signal('SIGTERM');
      expect((await preparing.exit).code).toBe(143);
      compiler.resume();
      await ended;
    } finally {
      listener.close();
    }
  });
});
