// Cuts LGL's documentation, read from a file of operations, down to the facts that the tests hold the server against.
//   node test/reference/cut.mjs path/to/operations.json > test/reference/lgl-v1.json
import { readFileSync } from 'node:fs';

const operations = JSON.parse(readFileSync(process.argv[2], 'utf8'));

/** The fields of a schema with their types; those of the objects in an array stand in its place. */
const typesOf = (schemas, name) =>
  Object.fromEntries(schemas[name].map(({ name, type, items }) => [name, items ? [typesOf(schemas, items)] : type]));

/** Where a body cannot do without something: `text`, `custom_fields.values`. */
const neededIn = (schemas, name, place = '') =>
  schemas[name].flatMap(({ name, items, required, enforced = required }) => [
    ...(enforced ? [place + name] : []),
    ...(items ? neededIn(schemas, items, `${place}${name}.`) : []),
  ]);

const facts = operations.map(({ method, path, parameters, body, statuses, search_terms, unpublished, examples }) => {
  const [main] = Object.keys(body ?? {});
  return {
    method,
    path,
    unpublished: unpublished ? true : undefined,
    query: parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name),
    body: main && typesOf(body, main),
    needed: main && neededIn(body, main),
    statuses,
    terms: search_terms?.map(({ term }) => term),
    examples: examples.map((example) => ({ ...example, title: undefined })),
  };
});

process.stdout.write(`[\n${facts.map((fact) => JSON.stringify(fact)).join(',\n')}\n]\n`);
