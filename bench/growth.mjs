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
const PAGE = 25;
const headers = { authorization: 'Bearer bench', 'content-type': 'application/json' };
const CONSTITUENTS = '/api/v1/constituents';

/** How much longer a request may take in the largest size than in the smallest. */
const BARS = { show: 1.5, create: 1.5, 'page 1': 1.5, 'last page': 3, 'next links': 3 };

/** What belongs to the first constituent, as far as there are routes for it. */
const PARTS = [
  ['email_addresses', { address: 'ada@example.org' }],
  ['street_addresses', { street: '1 Main Street', city: 'Austin', postal_code: '78701' }],
  ['gifts', { received_amount: 25, received_date: '2024-01-02' }],
  ['gifts', { received_amount: 50, received_date: '2024-03-04' }],
];

/** Searches by what the `i`th request looks for, and how much longer each may take. */
const SEARCHES = {
  'name, rare': [(i) => `constituents/search?q[]=name=Lovelace${(i * 10 + 7) % 1000}`, 5],
  'name, 4 letters': [() => 'constituents/search?q[]=name=love'],
  eaddr: [(i) => `constituents/search?q[]=eaddr=lovelace${(i * 10 + 7) % 1000}`, 5],
  phone: [(i) => `constituents/search?q[]=phone_number=${String((i * 7368787) % 7999999993).slice(0, 7)}`, 5],
  street: [(i) => `constituents/search?q[]=street=${i + 100} Abbot`, 5],
  city: [() => 'constituents/search?q[]=city=Bishopville', 5],
  'postal code': [(i) => `constituents/search?q[]=postal_code=${10000 + i}`, 5],
  'updated from': [() => 'constituents/search?q[]=updated_from=2024-12-28', 5],
  keyword: [() => 'constituents/search?q[]=keyword=1', 5],
  group: [() => 'constituents/search?q[]=groups=1', 5],
  'external id': [(i) => `constituents/search?q[]=external_id=x${i + 100}`, 5],
  'gift date': [() => 'gifts/search?q[]=date_from=2024-01-01;date_to=2024-01-02', 5],
  'gift amount': [() => 'gifts/search?q[]=gift_amount=btw|500|501', 5],
  'two terms': [() => 'constituents/search?q[]=name=love;phone_number=777', 5],
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
for (const [what, [path]] of Object.entries(SEARCHES)) {
  const { status } = await send(accounts[0], 'GET', `/api/v1/${path(0)}`);
  times[what] = [404, 501].includes(status) ? undefined : await time((_, i) => `/api/v1/${path(i)}`);
}
for (const { store, server, drop } of accounts) {
  await store.close();
  await server.stop();
  await drop();
}

const rows = Object.entries(times).map(([what, each]) => {
  if (!each) return [what, ...sizes.map(() => 'not yet'), '', '', ''];
  const growth = each.at(-1) / each[0];
  const bar = BARS[what] ?? SEARCHES[what]?.[1];
  const judged = bar === undefined ? ['', ''] : [`≤ ${bar}`, verdict(growth <= bar)];
  return [what, ...each.map((ms) => `${ms.toFixed(2)} ms`), growth.toFixed(2), ...judged];
});
printTable(
  `Time of a request in an account of so many constituents (median of ${REQUESTS}, ${given ? 'PostgreSQL' : 'SQLite'})`,
  [['', ...sizes.map((size) => size.toLocaleString('en')), 'growth', 'bar', ''], ...rows],
);

/** A server with one account of so many constituents. */
async function openAccount(size) {
  const { url: database, drop } = given ? await createDatabase(given, size) : fileFor(size);
  const environment = { DATABASE_URL: database, PORT: '0', LOG_LEVEL: 'error' };
  const server = await start('node', ['scripts/run.mjs', 'main'], environment);
  const account = { size, url: server.url, server, drop };
  const first = await call(account, 'POST', CONSTITUENTS, newConstituent(0));
  for (const [name, body] of PARTS) {
    const { ok, status } = await send(account, 'POST', `${CONSTITUENTS}/${first.id}/${name}`, body);
    if (!ok && size === sizes[0]) say(`${name}: answered ${status}, left out.`);
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
  const total = await account.store.count();
  if (total_items !== total) throw new Error(`The list says ${total_items} constituents; there are ${total}.`);
  const [listed, scanned] = [items.map(({ id }) => id), await account.store.scan(PAGE, offset)];
  if (listed.join() !== scanned.join()) {
    throw new Error(`From ${offset} on, the list has ${listed.join()}, a scan ${scanned.join()}.`);
  }
}

/** The median time in each account, in ms. They take turns. `path` is told the last answer; with a body, it is a POST. */
async function time(path, body) {
  const times = accounts.map(() => []);
  const answers = [];
  for (let i = -WARM_UP; i < REQUESTS; i++) {
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
