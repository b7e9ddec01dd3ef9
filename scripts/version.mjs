// npm runs this for `npm version`, before it commits: whatever names the package's file names the new one.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const FILE = /glowworm-\d+\.\d+\.\d+(-[\w.]+)?\.tgz/g;
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const git = (...args) => spawnSync('git', args, { encoding: 'utf8' }).stdout.trim();
const files = git('grep', '-lE', FILE.source.replaceAll('\\d', '[0-9]').replaceAll('\\w', '[:alnum:]')).split('\n');
for (const file of files) writeFileSync(file, readFileSync(file, 'utf8').replace(FILE, `glowworm-${version}.tgz`));
git('add', ...files);
