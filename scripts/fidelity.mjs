// Writes docs/FIDELITY.md: what each operation and rule rests on (scripts/ledger.mjs).
//   npm run fidelity             writes it
//   npm run fidelity -- --check  fails when it is not what would be written
//   npm run fidelity -- --record runs the tests first, and notes what they drive
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

import { readLedger } from './ledger.mjs';

const target = 'docs/FIDELITY.md';
/** Rules that hold for every operation of LGL stand here. */
const SHARED = ['http', 'resource', 'types', 'constituent', 'search', ''].map((folder) =>
  folder ? `lgl/${folder}` : 'lgl',
);

const HEAD = `# Fidelity

What each operation and rule rests on. \`npm run fidelity\` makes this page from the sources, where each rule is graded
beside the code that decides it; do not edit it. A running server tells the same at \`/sandbox/fidelity\`.

- **doc**: written in LGL's documentation (or DRX's); **doc 2026**: on its present page, known through clients that restate it;
  **model**: in LGL's own Swagger of 2025
- **wire**: seen in bytes logged from the live server; **live**: somebody who tried says so
- **choice**: nothing is known, and this is what Glowworm does. If you know better, it is a mistake: please say so
- **driven**: the statuses that the project's own tests are answered, noted while they run
`;

if (process.argv.includes('--record')) {
  const env = { ...process.env, RECORD_DRIVEN: '1' };
  const { status } = spawnSync('npm', ['test', '--', 'test/contract', 'test/drx', 'test/lgl', 'test/rules'], {
    env,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}
const { operations, rules } = readLedger();
const wanted = document();
if (process.argv.includes('--check')) {
  const written = existsSync(target) ? readFileSync(target, 'utf8') : '';
  if (written !== wanted) {
    process.stderr.write(`${target} is not what the sources say. Run: npm run fidelity\n`);
    process.exit(1);
  }
} else {
  writeFileSync(target, wanted);
}

function document() {
  const isLgl = ({ resource }) => resource.split('/')[0] === 'lgl';
  const lgl = operations.filter(isLgl);
  const drx = operations.filter((operation) => !isLgl(operation));
  const folders = [...new Set(rules.filter(isLgl).map(({ resource }) => resource))];
  const others = rules.filter((rule) => !isLgl(rule));
  return `${HEAD}
## Operations of LGL v1

${table(lgl, 'unpublished: LGL has it, but no page shows it')}

## Rules of all of LGL

${sections(SHARED)}
## Rules by resource

${sections(folders.filter((folder) => !SHARED.includes(folder)))}
## Operations of DRX v2

${table(drx, 'an extension of Glowworm')}

## Rules of DRX v2, and what both faces share

${others.map(line).join('\n')}
`;
}

function table(rows, otherwise) {
  return `| operation | rests on | driven | its rules |
| --- | --- | --- | --- |
${rows.map((row) => rowOf(row, otherwise)).join('\n')}`;
}

function rowOf({ operation, resource, documented, driven }, otherwise) {
  return `| \`${operation}\` | ${documented ? 'doc' : otherwise} | ${driven.join(' ')} | ${linkTo(resource)} |`;
}

function sections(folders) {
  return folders.map(section).filter(Boolean).join('\n');
}

function section(folder) {
  const own = rulesOf(folder);
  return own.length > 0 ? `### ${titleOf(folder)}\n\n${own.map(line).join('\n')}\n` : '';
}

function line({ says, source }) {
  return `- ${says} <sub>${source}</sub>`;
}

function rulesOf(folder) {
  return rules.filter(({ resource }) => resource === folder);
}

function titleOf(folder) {
  return folder.replace(/^lgl\//, '');
}

function linkTo(folder) {
  const hasSection = folder.startsWith('lgl') && rulesOf(folder).length > 0;
  return hasSection ? `[${titleOf(folder)}](#${titleOf(folder).replaceAll('/', '')})` : titleOf(folder);
}
