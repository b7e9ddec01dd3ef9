// What each operation and rule rests on, as the sources say it where it is decided, and as the tests have driven it.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** The statuses that the tests were answered, by operation; `npm run fidelity -- --record` writes it. */
export const DRIVEN = join(root, 'test/driven.json');
const GRADES = ['doc', 'wire', 'live', 'model', 'choice'];
/** A grade behind what it grades: `(doc)`, `(live, choice)`, `(doc; the last: choice)`. */
const GRADE = new RegExp(`\\((?=[^()]*\\b(?:${GRADES.join('|')})\\b)[^()]*\\)`, 'g');

const LGL = 'Little Green Light v1';
/** The APIs: the list of their operations, the folder with their controllers and the prefix of their paths. */
const FACES = [
  { face: LGL, list: 'src/lgl/http/operations.ts', folder: 'src/lgl', prefix: '/api/v1/' },
  { face: LGL, list: 'src/lgl/integrations/operations.ts', folder: 'src/lgl/integrations', prefix: '/integrations/' },
  { face: 'DRX v2', list: 'src/drx/http/operations.ts', folder: 'src/drx', prefix: '/api/v2/' },
];
/** Where rules are decided: the APIs, and what both stand on. */
const FOLDERS = [
  'src/lgl',
  'src/drx',
  'src/http',
  'src/fields',
  'src/telephone',
  'src/accounts',
  'src/integrations',
  'src/sandbox/rate-limit',
];

/**
 * What `/sandbox/fidelity` answers (src/sandbox/fidelity/): a row for each operation, whose `resource` is the folder with the code
 * for it, and the rules.
 */
export function readLedger() {
  const rules = FOLDERS.flatMap(rulesIn);
  const driven = JSON.parse(readFileSync(DRIVEN, 'utf8'));
  const operations = FACES.flatMap(({ face, list, folder, prefix }) => {
    const source = read(list);
    const unpublished = new Set(listed(source, 'UNPUBLISHED'));
    const routes = new Map(filesUnder(folder).flatMap((path) => routesIn(path, prefix)));
    return [...new Set([...listed(source, 'OPERATIONS'), ...unpublished])].map((operation) => {
      const route = routes.get(operation);
      if (!route) throw new Error(`No controller in ${folder} answers ${operation}.`);
      const { resource, isOurs } = route;
      const own = rules.filter((rule) => rule.resource === resource);
      const graded = (grade) => own.filter(({ grades }) => grades.includes(grade)).length;
      return {
        operation,
        face,
        resource,
        documented: !isOurs && !unpublished.has(operation),
        driven: driven[operation] ?? [],
        wire: graded('wire'),
        guessed: graded('choice'),
      };
    });
  });
  return { operations, rules };
}

/** What the sources in a folder say with a grade, in the order of the files. */
function rulesIn(folder) {
  return filesUnder(folder).flatMap((path) =>
    gradedIn(read(path)).map((says) => ({
      resource: resourceOf(path),
      says,
      grades: GRADES.filter((grade) => says.match(GRADE).some((marks) => new RegExp(`\\b${grade}\\b`).test(marks))),
      source: basename(path, '.ts'),
    })),
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
  const graded = [...comments, ...descriptions].filter((prose) => prose.search(GRADE) >= 0);
  return [...new Set(graded.map((prose) => prose.replace(/\s+/g, ' ').trim()))];
}

/** The operations that a controller answers, as the documentation writes them, each with where that is. */
function routesIn(path, prefix) {
  const text = read(path);
  const resource = resourceOf(path);
  const operationOf = (method, route) => `${method.toUpperCase()} ${prefix}${route.replace(/:(\w+)/g, '{$1}')}`;
  const handlers = [
    ...text.matchAll(/@(Get|Post|Patch|Delete)\(('[^']+'|\[[^\]]*\])\)([\s\S]*?)\n {2}(?:async )?\w+\(/g),
  ];
  const written = handlers.flatMap(([, method, paths, decorators]) => {
    const isOurs = decorators.includes('An extension of Glowworm.');
    return quotedIn(paths).map((route) => [operationOf(method, route), { resource, isOurs }]);
  });
  const declared = [...text.matchAll(/ResourceRoutes\(\{([\s\S]*?)\}\)/g)].map(([, options]) => options);
  const pathsOf = (key) =>
    declared.flatMap((options) =>
      quotedIn(options.match(new RegExp(`\\b${key}:\\s*(\\[[^\\]]*\\]|'[^']*')`))?.[1] ?? ''),
    );
  const made = [
    ['list', ['Get']],
    ['search', ['Get']],
    ['create', ['Post']],
    ['item', ['Get', 'Patch', 'Delete']],
  ].flatMap(([key, methods]) =>
    pathsOf(key).flatMap((route) => methods.map((method) => [operationOf(method, route), { resource, isOurs: false }])),
  );
  return [...written, ...made];
}

function listed(text, name) {
  const list = text.match(new RegExp(`${name}[^=]*= \\[([\\s\\S]*?)\\]`))?.[1] ?? '';
  return quotedIn(list);
}

function quotedIn(text) {
  return [...text.matchAll(/'([^']+)'/g)].map(([, quoted]) => quoted);
}

/** The folder within src/. */
function resourceOf(path) {
  return dirname(path).slice('src/'.length);
}

function read(path) {
  return readFileSync(join(root, path), 'utf8');
}

function filesUnder(folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))
    .toSorted();
}
