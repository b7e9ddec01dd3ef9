import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, it } from '@jest/globals';

const SCRIPT = join(import.meta.dirname, '../../scripts/version.mjs');

let folder: string;
const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8' });
const put = (name: string, text: string) => writeFile(join(folder, name), text);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'glowworm-version-'));
  git('init', '-q');
});
afterEach(() => rm(folder, { recursive: true }));

it('with a new version, whatever names the file of the package names the new one', async () => {
  await put('package.json', '{ "version": "1.2.0-rc.1" }');
  await put('README.md', 'npx ./glowworm-0.1.0.tgz, as version 0.1.0 of npm has it');
  await put('example.json', '{ "glowworm": "file:../../glowworm-1.2.0-rc.0.tgz" }');
  await put('CHANGELOG.md', '0.1.0');
  git('add', '.');
  execFileSync(process.execPath, [SCRIPT], { cwd: folder });
  const text = (name: string) => readFile(join(folder, name), 'utf8');
  expect(await text('README.md')).toBe('npx ./glowworm-1.2.0-rc.1.tgz, as version 0.1.0 of npm has it');
  expect(await text('example.json')).toBe('{ "glowworm": "file:../../glowworm-1.2.0-rc.1.tgz" }');
  expect(git('diff', '--name-only')).toBe('');
});
