// Hostile requests for the operations of a server.
import * as fc from 'fast-check';

import { contents, JSON_TYPE, plainBody } from './bodies.mjs';
import { jsonOf, pathParts, queries, texts } from './hostile.mjs';

/**
 * Requests for all operations, each nearly right: `{ method, path, headers, body, operation }`. `ids` has the ids of some
 * records by the name of their collection, and `key` opens the account that has them.
 */
export function hostileRequests(operations, ids, key) {
  return fc.constantFrom(...operations).chain((operation) => {
    const { method, path, body } = operation;
    const parts = {
      method: mostly(method, METHODS),
      path: paths(operation, ids),
      query: queriesOf(operation),
      credentials: credentials(operation, key),
      content: body ? contents(body, ids) : mostly({ headers: {} }, contents({ type: 'object' }, ids)),
      extra: mostly({}, EXTRA_HEADERS),
    };
    return fc.record(parts).map(({ method, path: sent, query, credentials, content, extra }) => ({
      method,
      path: withQuery(sent, query, credentials.query),
      headers: { ...credentials.headers, ...content.headers, ...extra },
      body: content.body,
      operation: `${operation.method} ${path}`,
    }));
  });
}

/** For each operation that creates a record, the plain request that does it, and the name of the `collection`. */
export function creations(operations, ids, key) {
  const creating = operations.filter(({ method, path, body }) => method === 'POST' && body && !path.includes('{'));
  return creating.map(({ path, keys, body }) => {
    const { headers, query } = keys.map(carrierOf(accountFor(path, key)))[0] ?? {};
    return {
      method: 'POST',
      path: withQuery(path, query),
      headers: { ...headers, ...JSON_TYPE },
      body: jsonOf(plainBody(body, ids)),
      collection: collectionOf(path),
    };
  });
}

/** The requests that look up the records with these ids. */
export function lookUps(operations, ids, key) {
  const looking = operations.filter(({ method, path }) => method === 'GET' && /^[^{]*\{\w+\}$/.test(path));
  return looking.flatMap(({ path, keys }) => {
    const { headers, query } = keys.map(carrierOf(accountFor(path, key)))[0] ?? {};
    const known = ids.get(collectionOf(path)) ?? [];
    return known.map((id) => ({ path: withQuery(path.replace(/\{\w+\}/, id), query), headers }));
  });
}

/** What is done to a whole account, as a reset or a fault, has one of its own: elsewhere it would end the attack. */
const accountFor = (path, key) => (path.startsWith('/sandbox/') ? `${key}-sandbox` : key);

const METHODS = fc.constantFrom('GET', 'PUT', 'PATCH', 'DELETE', 'POST', 'HEAD', 'OPTIONS', 'PROPFIND');

const mostly = (usual, other) =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });

function withQuery(path, ...queries) {
  const query = queries.filter(Boolean).join('&');
  return query ? `${path}?${query}` : path;
}

/** The name of the collection that a path ends in, or that its last parameter picks from. */
const collectionOf = (path) => path.split('/').findLast((part) => !part.startsWith('{'));

function paths({ path, parameters }, ids) {
  const parts = path.split('/').map((part, index, all) => {
    if (!part.startsWith('{')) return fc.constant(part);
    const { schema } = parameters.find(({ name }) => part === `{${name}}`) ?? {};
    const known = [...(ids.get(all[index - 1]) ?? []), ...(schema?.enum ?? [])].map(String);
    const hostile = { weight: 1, arbitrary: pathParts };
    return known.length > 0
      ? fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...known) }, hostile)
      : fc.oneof(hostile);
  });
  const plain = fc.tuple(...parts).map((chosen) => chosen.join('/'));
  return fc.oneof(
    { weight: 9, arbitrary: plain },
    { weight: 1, arbitrary: fc.tuple(plain, BENT).map(([sent, bend]) => bend(sent)) },
  );
}

/** What can happen to a path that is right. */
const BENT = fc.constantFrom(
  (path) => `${path}.json`,
  (path) => `${path}.json.json`,
  (path) => `${path}.xml`,
  (path) => `${path}/`,
  (path) => `${path}//`,
  (path) => `${path}%2f`,
  (path) => `${path};a=b`,
  (path) => `/${path}`,
  (path) => path.replaceAll('/', '//'),
  (path) => path.replaceAll('/', '/./'),
  (path) => `${path}/../..${path}`,
  (path) => `${path}/%2e%2e/%2e%2e/%2e%2e/etc/passwd`,
  (path) => path.toUpperCase(),
  (path) => path.replaceAll('a', '%61'),
);

function queriesOf({ parameters }) {
  const documented = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
  const pair = fc.tuple(fc.constantFrom(...documented, 'q', 'sort', 'expand'), texts);
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: queries },
    {
      weight: documented.length > 0 ? 4 : 1,
      // A whole request line has to stay under Node's 16 kB.
      arbitrary: fc
        .array(pair, { minLength: 1, maxLength: 3 })
        .map((pairs) => `${new URLSearchParams(pairs)}`.slice(0, 7000)),
    },
  );
}

/** How a request carries a key, by the security scheme that a document names. */
const carrierOf = (key) => (scheme) => {
  if (scheme.in === 'header') return { headers: { [scheme.name]: key } };
  if (scheme.in === 'query') return { query: `${scheme.name}=${encodeURIComponent(key)}` };
  const basic = scheme.scheme === 'basic' && Buffer.from(`${key}:`).toString('base64');
  return { headers: { Authorization: basic ? `Basic ${basic}` : `Bearer ${key}` } };
};

const WRONG_KEYS = ['', ' ', '\xff\xfe', 'a'.repeat(7000), "' OR 1=1 --", '../../x', '__proto__'];
const WRONG_AUTHORIZATIONS = ['Bearer', 'Basic', 'Basic !!!', 'Basic AAAA', 'Digest x', 'Bearer a b c', 'bearer:'];

function credentials({ path, keys }, key) {
  const carriers = (sent) => keys.map(carrierOf(accountFor(path, sent)));
  const right = carriers(key);
  const wrong = [
    {},
    ...WRONG_KEYS.flatMap(carriers),
    ...WRONG_AUTHORIZATIONS.map((Authorization) => ({ headers: { Authorization } })),
  ];
  if (right.length === 0) return mostly({}, fc.constantFrom(...wrong));
  return fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...right) },
    { weight: 1, arbitrary: fc.constantFrom(...wrong) },
  );
}

const EXTRA_HEADERS = fc.constantFrom(
  { 'X-HTTP-Method-Override': 'DELETE' },
  { 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'javascript' },
  { Origin: 'http://evil.example' },
  { 'Sec-Fetch-Site': 'cross-site' },
  { Accept: 'application/xml' },
  { 'Accept-Encoding': 'br;q=x' },
  { 'If-None-Match': '*' },
  { Range: 'bytes=0-0,1-1,-1' },
  { 'Last-Event-ID': '-1' },
  { 'Last-Event-ID': '99999999999999999999' },
  { 'Last-Event-ID': "evt_1' OR 1=1" },
  { Cookie: 'a'.repeat(4000) },
);
