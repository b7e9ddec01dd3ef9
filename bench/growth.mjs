// Measures how one account grows with its constituents (bench/README.md): npm run bench:growth -- [--sizes 1000,…]
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { prepare } from '../scripts/prepare.mjs';
import { createDatabase } from './database.mjs';
import { openMultiplied } from './multiply.mjs';
import { start } from './server.mjs';
import { median, printTable, verdict } from './table.mjs';

const REQUESTS = 60;
/** Requests of each kind before the first is timed, so that the smallest size is not measured on a cold server. */
const WARM_UP = 100;
/** Of those that may take a second: so many, and so many before the first is timed. */
const SLOW_REQUESTS = 15;
const SLOW_WARM_UP = 5;
const PAGE = 25;
const headers = { authorization: 'Bearer bench', 'content-type': 'application/json' };
const CONSTITUENTS = '/api/v1/constituents';

/** How much longer a request may take in the largest size than in the smallest. */
const BARS = { show: 1.5, create: 1.5, 'page 1': 1.5, 'last page': 3, 'next links': 3 };

/** What belongs to the first constituent. */
const PARTS = [
  ['email_addresses', { address: 'ada@example.org' }],
  ['street_addresses', { street: '1 Main Street', city: 'Austin', postal_code: '78701' }],
  ['group_memberships', { group_id: 1 }],
  ['keywords', { id: 1 }],
  ['gifts', { gift_type_name: 'Gift', received_amount: 25, received_date: '2024-01-02' }],
  ['gifts', { gift_type_name: 'Gift', received_amount: 50, received_date: '2024-03-04' }],
];

const FEW = 5;
const SECOND = 'under 1 s';
const one = (i) => String(i * 10 + 27).padStart(7, '0');
const hundred = (i) => String(i % 10).padStart(5, '0');
const digits = (i) => String(2_000_000_000 + (((i * 10 + 27) * 7_368_787) % 7_999_999_993)).slice(1, 9);
const by = (terms) => `constituents/search?q[]=${terms}`;
const owners = (table, column, where) => [table, where, column];
const emails = (where) => owners('email_addresses', 'item_id', where);
const streets = (where) => owners('street_addresses', 'item_id', where);

/**
 * Searches by how many they find: what the `i`th request looks for, how a plain scan finds it (a table, a condition and
 * what is counted), and how much longer each may take.
 */
const SEARCHES = {
  'name, one': [(i) => by(`name=Lovelace${one(i)}`), (i) => ['constituents', `last_name = 'Lovelace${one(i)}'`], FEW],
  'name, a hundred': [
    (i) => by(`name=Quill${hundred(i)}`),
    (i) => ['constituents', `middle_name = 'Quill${hundred(i)}'`],
    FEW,
  ],
  'name, a third': [() => by('name=cleo'), () => ['constituents', `first_name = 'Cleo'`], SECOND],
  'eaddr, one': [(i) => by(`eaddr=lovelace${one(i)}`), (i) => emails(`address LIKE 'lovelace${one(i)}@%'`), FEW],
  'phone digits, one': [
    (i) => by(`phone_number=${digits(i)}`),
    (i) => owners('phone_numbers', 'item_id', `number LIKE '%${digits(i)}%'`),
    FEW,
  ],
  'street, one': [(i) => by(`street=${one(i)}`), (i) => streets(`street LIKE '${one(i)} %'`), FEW],
  'city, a hundred': [(i) => by(`city=Quillton${hundred(i)}`), (i) => streets(`city = 'Quillton${hundred(i)}'`), FEW],
  'postal code, a hundred': [
    (i) => by(`postal_code=${hundred(i)}`),
    (i) => streets(`postal_code LIKE '${hundred(i)}%'`),
    FEW,
  ],
  'updated_from, a hundred': [
    () => by('updated_from=2025-06-01;updated_to=2025-06-01'),
    () => ['constituents', `updated_at LIKE '2025-06-01T%'`],
    FEW,
  ],
  'keyword, a hundred': [
    () => by('keyword=2'),
    () => owners('constituent_keywords', 'constituent_id', 'keyword_id + 0 = 2'),
    FEW,
  ],
  'keyword, a third': [
    () => by('keyword=1'),
    () => owners('constituent_keywords', 'constituent_id', 'keyword_id + 0 = 1'),
    SECOND,
  ],
  'group, a hundred': [
    () => by('groups=2'),
    () => owners('group_memberships', 'constituent_id', 'group_id + 0 = 2'),
    FEW,
  ],
  'group, a third': [
    () => by('groups=1'),
    () => owners('group_memberships', 'constituent_id', 'group_id + 0 = 1'),
    SECOND,
  ],
  'external id, one': [
    (i) => by(`external_id=x${i + 100}`),
    (i) => ['constituents', `external_constituent_id LIKE 'x${i + 100}'`],
    FEW,
  ],
  'two terms, one': [
    (i) => by(`name=Quill${hundred(i)};eaddr=${String(i % 10).padStart(7, '0')}@`),
    (i) => [
      'constituents',
      `middle_name = 'Quill${hundred(i)}' AND id IN (SELECT item_id FROM email_addresses
        WHERE address LIKE '%${String(i % 10).padStart(7, '0')}@%')`,
    ],
    FEW,
  ],
  'gift dates, a hundred': [
    () => 'gifts/search?q[]=date_from=2025-06-01;date_to=2025-06-01',
    () => ['gifts', `received_date BETWEEN '2025-06-01' AND '2025-06-01'`],
    FEW,
  ],
  'gift dates, a third': [
    () => 'gifts/search?q[]=date_from=2024-03-01;date_to=2024-06-30',
    () => ['gifts', `received_date BETWEEN '2024-03-01' AND '2024-06-30'`],
    SECOND,
  ],
  'gift amount, a hundred': [
    () => 'gifts/search?q[]=gift_amount=btw|500|549',
    () => ['gifts', 'received_amount BETWEEN 500 AND 549'],
    FEW,
  ],
};

const { values: options } = parseArgs({ options: { sizes: { type: 'string', default: '1000,100000,1000000' } } });
const sizes = options.sizes.split(',').map(Number);

await prepare();
const folder = mkdtempSync(join(tmpdir(), 'glowworm-bench-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const given = process.env.BENCH_DATABASE_URL;
say(`Load of the machine before: ${loadavg()[0].toFixed(1)}.`);
// Each size has a server of its own, so that they can take turns.
const accounts = [];
for (const size of sizes) accounts.push(await openAccount(size));
for (const account of accounts) {
  await call(account, 'POST', CONSTITUENTS, newConstituent(0)); // what the server remembers of the list is old
  for (const offset of Object.values(pagesOf(account.size))) await compareWithScan(account, offset);
  for (const search of Object.values(SEARCHES)) await compareFound(account, search);
}
const times = {
  show: await time(({ size }, i) => `${CONSTITUENTS}/${1 + Math.floor((i * size) / REQUESTS)}`),
  create: await time(() => CONSTITUENTS, newConstituent),
};
// Each page at an offset of its own, so that a place that was remembered does not help.
for (const [page, step] of Object.entries({ 'page 1': 0, 'middle page': 7, 'last page': -1 })) {
  times[page] = await time(({ size }, i) => `${CONSTITUENTS}?limit=${PAGE}&offset=${pagesOf(size)[page] + step * i}`);
}
times['next links'] = await time(({ size, url, answer }) => {
  const next = answer?.next_link?.slice(url.length);
  return next ?? `${CONSTITUENTS}?limit=${PAGE}&offset=${pagesOf(size)['middle page']}`;
});
for (const [what, [path, , bar]] of Object.entries(SEARCHES)) {
  const often = bar === SECOND ? { requests: SLOW_REQUESTS, warmUp: SLOW_WARM_UP } : {};
  times[what] = await time((_, i) => `/api/v1/${path(i)}`, undefined, often);
}
for (const { store, server, drop } of accounts) {
  await store.close();
  await server.stop();
  await drop();
}

const rows = Object.entries(times).map(([what, each]) => {
  const growth = each.at(-1) / each[0];
  const bar = BARS[what] ?? SEARCHES[what]?.[2];
  const isMet = bar === SECOND ? each.at(-1) < 1000 : growth <= bar;
  const judged = bar === undefined ? ['', ''] : [bar === SECOND ? bar : `≤ ${bar}`, verdict(isMet)];
  return [what, ...each.map((ms) => `${ms.toFixed(2)} ms`), growth.toFixed(2), ...judged];
});
printTable(
  `Time of a request in an account of so many constituents (median of ${REQUESTS}, where a third is found of ${SLOW_REQUESTS}, ${given ? 'PostgreSQL' : 'SQLite'})`,
  [['', ...sizes.map((size) => size.toLocaleString('en')), 'growth', 'bar', ''], ...rows],
);

/** A server with one account of so many constituents. */
async function openAccount(size) {
  const { url: database, drop } = given ? await createDatabase(given, size) : fileFor(size);
  const environment = { DATABASE_URL: database, PORT: '0', LOG_LEVEL: 'error' };
  const server = await start('node', ['scripts/run.mjs', 'serve'], environment);
  const account = { size, url: server.url, server, drop };
  const first = await call(account, 'POST', CONSTITUENTS, newConstituent(0));
  for (const [name, body] of PARTS) {
    await call(account, 'POST', `${CONSTITUENTS}/${first.id}/${name}`, body);
  }
  account.store = await openMultiplied(database, first.id);
  const began = performance.now();
  await account.store.fillTo(size);
  const seconds = Math.round((performance.now() - began) / 1000);
  say(
    `${size.toLocaleString('en')} constituents are stored, each with ${account.store.parts.join(', ')} (${seconds} s).`,
  );
  return account;
}

function fileFor(size) {
  return { url: `sqlite:${join(folder, `${size}.sqlite`)}`, drop: async () => undefined };
}

function pagesOf(size) {
  return { 'page 1': 0, 'middle page': Math.floor(size / 2), 'last page': size - PAGE };
}

/** @throws when the list says another total, or gives others or in another order, than a scan finds. */
async function compareWithScan(account, offset) {
  const { total_items, items } = await call(account, 'GET', `${CONSTITUENTS}?limit=${PAGE}&offset=${offset}`);
  const { size: total } = await account.store.found();
  if (total_items !== total) throw new Error(`The list says ${total_items} constituents; there are ${total}.`);
  const [listed, scanned] = [items.map(({ id }) => id), await account.store.scan(PAGE, offset)];
  if (listed.join() !== scanned.join()) {
    throw new Error(`From ${offset} on, the list has ${listed.join()}, a scan ${scanned.join()}.`);
  }
}

/** @throws when a search says another total than a scan finds, or shows what that has not found. */
async function compareFound(account, [path, scanned]) {
  const { total_items, items } = await call(account, 'GET', `/api/v1/${path(1)}`);
  const found = await account.store.found(...scanned(1));
  if (total_items !== found.size) throw new Error(`${path(1)} finds ${total_items} records; there are ${found.size}.`);
  const shown = new Set(items.map(({ id }) => id).filter((id) => found.has(id)));
  if (shown.size !== Math.min(PAGE, found.size)) throw new Error(`${path(1)} shows others than a scan finds.`);
}

/** The median time in each account, in ms. They take turns. `path` is told the last answer; with a body, it is a POST. */
async function time(path, body, { requests = REQUESTS, warmUp = WARM_UP } = {}) {
  const times = accounts.map(() => []);
  const answers = [];
  for (let i = -warmUp; i < requests; i++) {
    for (const [index, account] of accounts.entries()) {
      const n = (i + 2 * REQUESTS) % REQUESTS;
      const asked = [body ? 'POST' : 'GET', path({ ...account, answer: answers[index] }, n), body?.(n)];
      const began = performance.now();
      answers[index] = await call(account, ...asked);
      if (i >= 0) times[index].push(performance.now() - began);
    }
  }
  return times.map(median);
}

function newConstituent(i) {
  return { first_name: 'Zoe', last_name: `Zander ${i}`, phone_numbers: [{ number: '(888) 555-0044' }] };
}

async function call(account, method, path, body) {
  const answer = await send(account, method, path, body);
  if (!answer.ok) throw new Error(`${method} ${path} was answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

function send({ url }, method, path, body) {
  return fetch(url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
}

function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}
