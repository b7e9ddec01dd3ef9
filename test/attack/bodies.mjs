// Bodies for what an operation says that it takes: right ones, nearly right ones, and others.
import * as fc from 'fast-check';

import { exampleOf } from './documents.mjs';
import { damages, forms, jsonOf, poisonKeys, texts, values } from './hostile.mjs';

export const JSON_TYPE = { 'Content-Type': 'application/json' };
const FORM_TYPE = { 'Content-Type': 'application/x-www-form-urlencoded' };

/** Bodies together with the headers that describe them, rightly or not: `{ body, headers }`. */
export function contents(schema, ids) {
  const plain = plainBodies(schema, ids);
  const json = (body, headers) => ({ body, headers: { ...JSON_TYPE, ...headers } });
  const damaged = fc.tuple(plain, damages).map(([body, damage]) => damage(jsonOf(body)));
  return fc.oneof(
    { weight: 12, arbitrary: nearlyRight(plain).map((body) => json(jsonOf(body))) },
    { weight: 2, arbitrary: damaged.map((body) => json(body)) },
    { weight: 1, arbitrary: fc.tuple(damaged, ENCODINGS).map(([body, encoding]) => json(body, encoding)) },
    { weight: 2, arbitrary: fc.oneof(forms, plain.map(formOf)).map((body) => ({ body, headers: FORM_TYPE })) },
    { weight: 1, arbitrary: fc.tuple(plain, TYPES).map(([body, type]) => json(jsonOf(body), type)) },
  );
}

/** The body of a plain request: what must be in it, and what the document gives an example of. */
export function plainBody(schema, ids) {
  const { properties = {}, required = [] } = schema;
  const isShown = (key) => required.includes(key) || properties[key].example !== undefined;
  return atHome(exampleOf(schema, Object.keys(properties).filter(isShown)), ids);
}

/** Bodies that are right as far as the schema tells: what must be in them, and some of what may. */
function plainBodies(schema, ids) {
  const { properties = {}, required = [] } = schema;
  const optional = Object.keys(properties).filter((key) => !required.includes(key));
  const some = fc.subarray(optional, { maxLength: Math.min(optional.length, 8) });
  return some.map((chosen) => atHome(exampleOf(schema, [...required, ...chosen]), ids));
}

/**
 * A documented body with what is true here: ids of records that there are, only one of them since some exclude each other,
 * and web addresses where nobody listens.
 */
function atHome(body, ids) {
  const known = [...ids.values()].flat().map(String);
  let isLinked = false;
  const entries = Object.entries(body).flatMap(([key, value]) => {
    if (String(value).startsWith('https://example.com')) return [[key, 'http://127.0.0.1:9/']];
    const [, prefix] = /^([a-z]+_)\d+$/.exec(value) ?? [];
    if (!prefix) return [[key, value]];
    const id = isLinked ? undefined : known.find((each) => each.startsWith(prefix));
    isLinked ||= id !== undefined;
    return id === undefined ? [] : [[key, id]];
  });
  return Object.fromEntries(entries);
}

/** JSON values of which most are a right body but for one value or key. */
function nearlyRight(plain) {
  return fc.oneof(
    { weight: 2, arbitrary: plain },
    { weight: 10, arbitrary: fc.tuple(plain, fc.nat(), values).map(([body, at, value]) => replaced(body, at, value)) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(plain, fc.oneof(poisonKeys, texts), values)
        .map(([body, key, value]) => added(body, key, value)),
    },
    { weight: 2, arbitrary: values },
  );
}

/** A copy with another value at one of its places, at any depth; `at` chooses which. */
function replaced(body, at, value) {
  const places = placesIn(body);
  if (places.length === 0) return value;
  const copy = structuredClone(body);
  const path = places[at % places.length];
  const holder = path.slice(0, -1).reduce((inside, key) => inside[key], copy);
  holder[path.at(-1)] = value;
  return copy;
}

/** A copy with one more key of its own, which `__proto__` becomes only when it is defined. */
function added(body, key, value) {
  return Object.defineProperty({ ...body }, key, { value, enumerable: true });
}

function placesIn(value, path = []) {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => [[...path, key], ...placesIn(each, [...path, key])]);
}

/** The body as a form in the notation of Rails: `phone_numbers[][number]=1`. */
function formOf(body) {
  const pairs = placesIn(body)
    .map((path) => [path, path.reduce((inside, key) => inside[key], body)])
    .filter(([, value]) => typeof value !== 'object')
    .map(([[first, ...rest], value]) => [
      first + rest.map((key) => (/^\d+$/.test(key) ? '[]' : `[${key}]`)).join(''),
      value,
    ]);
  return `${new URLSearchParams(pairs)}`;
}

const ENCODINGS = fc
  .constantFrom('gzip', 'deflate', 'br', 'identity', 'nonsense', 'gzip, gzip')
  .map((encoding) => ({ 'Content-Encoding': encoding }));

const TYPES = fc
  .constantFrom(
    '',
    'text/plain',
    'application/xml',
    'multipart/form-data',
    'multipart/form-data; boundary=a',
    'application/json; charset=utf-16',
    'application/json; charset=nonsense',
    'application/json;;;',
    'application/json, text/plain',
    'application/vnd.api+json',
    'APPLICATION/JSON',
    'application/x-www-form-urlencoded; charset=latin1',
  )
  .map((type) => ({ 'Content-Type': type }));
