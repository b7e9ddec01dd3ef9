// Writes docs/FIDELITY.md: what each operation and rule rests on, as the sources say it where it is decided.
//   npm run fidelity            writes it
//   npm run fidelity -- --check fails when it is not what would be written
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const target = 'docs/FIDELITY.md';
/** A grade behind what it grades: `(doc)`, `(live, choice)`, `(doc; the last: choice)`. */
const GRADE = /\((?=[^()]*\b(?:doc|wire|live|model|choice)\b)[^()]*\)/;
/** Rules that hold for every operation of a face stand here. */
const SHARED = ['http', 'resource', 'types', 'constituent', 'search', 'integrations', ''];

const HEAD = `# Fidelity

What each operation and rule rests on. \`npm run fidelity\` makes this page from the sources, where each rule is graded
beside the code that decides it; do not edit it.

- **doc**: written in LGL's documentation (or DRX's); **doc 2026**: on its present page, known through clients that restate it;
  **model**: in LGL's own Swagger of 2025
- **wire**: seen in bytes logged from the live server; **live**: somebody who tried says so
- **choice**: nothing is known, and this is what Glowworm does. If you know better, it is a mistake: please say so
`;

const source = readFileSync(join(root, 'src/lgl/http/operations.ts'), 'utf8');
const listed = (name) => [...listIn(source, name).matchAll(/'([A-Z]+ \/[^']+)'/g)].map(([, operation]) => operation);
const operations = listed('OPERATIONS');
const unpublished = new Set(listed('UNPUBLISHED'));
const files = filesUnder('src/lgl').map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
const homes = new Map(files.flatMap(({ path, text }) => routesIn(text).map((route) => [route, dirname(path)])));

const wanted = document();
if (process.argv.includes('--check')) {
  const written = existsSync(join(root, target)) ? readFileSync(join(root, target), 'utf8') : '';
  if (written !== wanted) {
    process.stderr.write(`${target} is not what the sources say. Run: npm run fidelity\n`);
    process.exit(1);
  }
} else {
  writeFileSync(join(root, target), wanted);
}

function document() {
  const folders = [...new Set(operations.flatMap((operation) => homes.get(operation) ?? []))];
  const rows = operations.map((operation) => {
    const home = homes.get(operation);
    const basis = unpublished.has(operation) ? 'unpublished: LGL has it, but no page shows it' : 'doc';
    return `| \`${operation}\` | ${home ? basis : 'not there yet'} | ${home ? linkTo(home) : ''} |`;
  });
  const sections = folders.map((folder) => section(folder, rulesIn(folder)));
  const shared = SHARED.map((folder) => join('src/lgl', folder)).map((folder) => section(folder, rulesIn(folder)));
  const drx = ['src/drx', 'src/http', 'src/fields', 'src/telephone', 'src/accounts'].flatMap((folder) =>
    rulesIn(folder, true),
  );
  return `${HEAD}
| operation | rests on | its rules |
| --- | --- | --- |
${rows.join('\n')}

## Rules of all of LGL

${shared.filter(Boolean).join('\n')}
## Rules by resource

${sections.filter(Boolean).join('\n')}
## DRX v2, and what both faces share

${drx.map((rule) => `- ${rule}`).join('\n')}
`;
}

function section(folder, rules) {
  return rules.length > 0 ? `### ${titleOf(folder)}\n\n${rules.map((rule) => `- ${rule}`).join('\n')}\n` : '';
}

function titleOf(folder) {
  return relative('src/lgl', folder) || 'lgl';
}

function linkTo(folder) {
  return rulesIn(folder).length > 0 ? `[${titleOf(folder)}](#${titleOf(folder).replaceAll('/', '')})` : titleOf(folder);
}

/** What the sources in a folder say with a grade, in the order of the files. */
function rulesIn(folder, deep = false) {
  const own = filesUnder(folder).filter((path) => deep || dirname(path) === folder);
  return own.flatMap((path) =>
    gradedIn(readFileSync(join(root, path), 'utf8')).map((rule) => `${rule} <sub>${basename(path, '.ts')}</sub>`),
  );
}

/** The comments, and the descriptions of fields, that hold a grade. */
function gradedIn(text) {
  const comments = [...text.matchAll(/\/\*\*?([\s\S]*?)\*\/|^\s*\/\/(.*(?:\n\s*\/\/.*)*)/gm)].map(([, block, lines]) =>
    (block ?? lines).replace(/\n\s*(\*|\/\/) ?/g, ' ').replace(/\s@(throws|param|returns?)\b[\s\S]*/, ''),
  );
  const descriptions = [...text.matchAll(/description:\s*'([^']*)'[^;]*?\)\s*(\w+)\??:/g)].map(
    ([, said, field]) => `\`${field}\`: ${said}`,
  );
  const graded = [...comments, ...descriptions].filter((prose) => GRADE.test(prose));
  return [...new Set(graded.map((prose) => prose.replace(/\s+/g, ' ').trim()))];
}

/** The operations that a controller answers, as LGL's documentation writes them. */
function routesIn(text) {
  const routes = [...text.matchAll(/@(Get|Post|Patch|Delete)\(((?:'[^']+'|\[[^\]]*\]))/g)].flatMap(
    ([, method, paths]) => [...paths.matchAll(/'([^']+)'/g)].map(([, path]) => operationOf(method, path)),
  );
  const declared = [...text.matchAll(/ResourceRoutes\(\{([\s\S]*?)\}\)/g)].map(([, options]) => options);
  const pathsOf = (key) =>
    declared.flatMap((options) => [
      ...(options.match(new RegExp(`\\b${key}:\\s*(\\[[^\\]]*\\]|'[^']*')`))?.[1] ?? '').matchAll(/'([^']+)'/g),
    ]);
  const made = [
    ['list', ['Get']],
    ['search', ['Get']],
    ['create', ['Post']],
    ['item', ['Get', 'Patch', 'Delete']],
  ].flatMap(([key, methods]) => pathsOf(key).flatMap(([, path]) => methods.map((method) => operationOf(method, path))));
  return [...routes, ...made];
}

function operationOf(method, path) {
  return `${method.toUpperCase()} /api/v1/${path.replace(/:(\w+)/g, '{$1}')}`;
}

function listIn(text, name) {
  return text.match(new RegExp(`${name}[^=]*= (?:new Set\\()?\\[([\\s\\S]*?)\\]`))?.[1] ?? '';
}

function filesUnder(folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))
    .toSorted();
}
