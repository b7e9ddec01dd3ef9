// Glowworm and what it is compared with: each a server of its own and, for each load, the requests to send it.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { start } from './server.mjs';

const CONSTITUENTS = 100;
const GIFTS_OF_ONE = 3;
const NUMBER = { number: '222-555-1212' };
/** What searches look for: one of the hundred, and 25 of the three hundred gifts. */
const NAME = 'Lovelace 42';
const GIFTS = { from: '2024-02-01', to: '2024-03-31', least: 40, most: 80 };

/** In open mode a key never seen opens an account of its own, empty at first. */
const headers = { authorization: 'Bearer bench', 'content-type': 'application/json' };
const get = (path) => ({ method: 'GET', path, headers });
const post = (path, body) => ({ method: 'POST', path, headers, body: JSON.stringify(body) });

const SERVE = ['scripts/run.mjs', 'serve'];

/** Glowworm's settings for a database of its own in `folder`. */
export function settingsIn(folder) {
  const DATABASE_URL = `sqlite:${join(folder, 'glowworm.sqlite')}`;
  return { HOST: '127.0.0.1', PORT: '0', AUTH_MODE: 'open', LOG_LEVEL: 'info', DATABASE_URL };
}

/** Starts all of them on one Node with the same records, which they keep in `folder`. */
export async function startPeers(folder, node) {
  const glowworm = await startGlowworm(folder, node);
  const peers = [glowworm, await startBare(folder, node, glowworm), await startJsonServer(folder, node, glowworm)];
  const beta = await startJsonServerBeta(folder, node, glowworm);
  return beta ? [...peers, beta] : peers;
}

/** Starts Glowworm once for each number of further routes that it is to have. */
export async function startWithRoutes(folder, node, numbers) {
  const peers = [];
  for (const number of numbers) {
    const own = mkdtempSync(join(folder, 'routes-'));
    const peer = await startGlowworm(own, node, 'bench/peers/with-routes.mjs', String(number));
    peers.push({ ...peer, name: `${number} routes` });
  }
  return peers;
}

/** Starts one Glowworm, for requests that it logs and for such as it does not. */
export async function startBoth(folder, node) {
  const { server, requests } = await startGlowworm(folder, node);
  // Each has a header more than usual, so that what differs is not how much is read.
  const having = (header) =>
    Object.fromEntries(
      Object.entries(requests).map(([load, each]) => [
        load,
        each.map((request) => ({ ...request, headers: { ...request.headers, ...header } })),
      ]),
    );
  return [
    { name: 'with the log', server, requests: having({ 'x-glowworm-other': '1' }) },
    { name: 'without', server, requests: having({ 'x-glowworm-aside': '1' }) },
  ];
}

export async function startGlowworm(folder, node, ...program) {
  const server = await start(node, program.length > 0 ? program : SERVE, settingsIn(folder));
  const records = [];
  for (let n = 1; n <= CONSTITUENTS; n++) {
    records.push(await answer(server, post('/api/v1/constituents', constituent(n))));
  }
  for (const [index, { id }] of records.entries()) {
    for (let n = 0; n < GIFTS_OF_ONE; n++)
      await answer(server, post(`/api/v1/constituents/${id}/gifts`, gift(index, n)));
  }
  const [shown, ...others] = records;
  const full = await answer(server, post('/api/v1/constituents', fullConstituent(shown.id)));
  const membership = { membership_level_id: 1, date_start: '2024-01-01' };
  await answer(server, post(`/api/v1/constituents/${full.id}/memberships`, membership));
  const { from, to, least, most } = GIFTS;
  const requests = {
    show: [get(`/api/v1/constituents/${shown.id}`)],
    list: [get('/api/v1/constituents?limit=25')],
    create: others.map(({ id }) => post(`/api/v1/constituents/${id}/phone_numbers`, NUMBER)),
    searchNames: [get(`/api/v1/constituents/search?q[]=${encodeURIComponent(`name=${NAME}`)}`)],
    searchGifts: [
      get(
        `/api/v1/gifts/search?q[]=date_from=${from};date_to=${to};gift_amount=${encodeURIComponent(`btw|${least}|${most}`)}`,
      ),
    ],
    showFull: [get(`/api/v1/constituents/${full.id}`)],
    createFull: [post('/api/v1/constituents', fullConstituent(shown.id))],
  };
  return { name: 'Glowworm', server, requests, records, full };
}

/** Nest + Express and nothing else: routes that answer, as constants, what Glowworm answers. */
async function startBare(folder, node, glowworm) {
  const answers = {};
  const requests = {};
  for (const [load, [request]] of Object.entries(glowworm.requests)) {
    answers[load] = { method: request.method, answer: await answer(glowworm.server, request) };
    requests[load] = [{ ...request, path: `/${load}` }];
  }
  const server = await start(node, ['bench/peers/bare.mjs', written(folder, 'bare', answers)]);
  return { name: 'bare route', server, requests };
}

async function startJsonServer(folder, node, glowworm) {
  const records = await recordsOf(glowworm);
  const server = await start(node, ['bench/peers/json-server.mjs', written(folder, 'json-server', records)]);
  const { from, to, least, most } = GIFTS;
  const dated = `received_date_gte=${from}&received_date_lte=${to}`;
  const requests = {
    show: [get(`/shown/${records.shown[0].id}`)],
    list: [get('/constituents?_limit=25')],
    create: [post('/phone_numbers', NUMBER)],
    searchNames: [get(`/constituents?addressee_like=${encodeURIComponent(NAME)}&_limit=25`)],
    searchGifts: [get(`/gifts?${dated}&received_amount_gte=${least}&received_amount_lte=${most}&_limit=25`)],
    showFull: [get(`/shown/${records.shown[1].id}`)],
    createFull: [post('/full', fullConstituent(records.shown[0].id))],
  };
  return { name: 'json-server', server, requests };
}

/** The coming json-server, by its own command, which keeps watch over its file; `undefined` where Node is too old. */
async function startJsonServerBeta(folder, node, glowworm) {
  const records = await recordsOf(glowworm);
  const file = written(folder, 'json-server-beta', records);
  const command = ['bench/node_modules/json-server-beta/lib/bin.js', '--port', String(await freePort()), file];
  const server = await start(node, command).catch(() => undefined);
  if (!server) {
    process.stderr.write('json-server 1.0 does not run on this Node and is left out.\n');
    return undefined;
  }
  const { from, to, least, most } = GIFTS;
  const dated = `received_date:gte=${from}&received_date:lte=${to}`;
  const requests = {
    show: [get(`/shown/${records.shown[0].id}`)],
    list: [get('/constituents?_page=1&_per_page=25')],
    create: [post('/phone_numbers', NUMBER)],
    searchNames: [get(`/constituents?addressee:contains=${encodeURIComponent(NAME)}&_page=1&_per_page=25`)],
    searchGifts: [get(`/gifts?${dated}&received_amount:gte=${least}&received_amount:lte=${most}&_page=1&_per_page=25`)],
    showFull: [get(`/shown/${records.shown[1].id}`)],
    createFull: [post('/full', fullConstituent(records.shown[0].id))],
  };
  return { name: 'json-server 1.0', server, requests };
}

/** Glowworm's records as they stand in lists, and those to show as Glowworm shows them. */
async function recordsOf({ server, records, full }) {
  const { items: constituents } = await answer(server, get(`/api/v1/constituents?limit=${CONSTITUENTS}`));
  const { items: gifts } = await answer(server, get(`/api/v1/gifts/search?limit=${CONSTITUENTS * GIFTS_OF_ONE}`));
  const shownFull = await answer(server, get(`/api/v1/constituents/${full.id}`));
  const phone_numbers = records.flatMap((record) => record.phone_numbers);
  return { shown: [records[0], shownFull], constituents, gifts, phone_numbers, full: [shownFull] };
}

function written(folder, name, data) {
  const file = join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify(data));
  return file;
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function answer({ url }, { path, ...request }) {
  const response = await fetch(url + path, request);
  if (!response.ok) throw new Error(`${request.method} ${path} was answered ${response.status}.`);
  return response.json();
}

function constituent(n) {
  return {
    external_constituent_id: `bench-${n}`,
    first_name: 'Ada',
    last_name: `Lovelace ${n}`,
    job_title: 'Analyst',
    birthday: '1815-12-10',
    phone_numbers: [
      { number: '(222) 555-0100', phone_type_name: 'Home' },
      { number: '(222) 555-0101', phone_type_name: 'Mobile' },
    ],
  };
}

function gift(index, n) {
  const month = String(1 + (index % 12)).padStart(2, '0');
  return { gift_type_name: 'Gift', received_amount: index + n, received_date: `2024-${month}-0${1 + n}` };
}

/** With one of each kind of record that can be inside. */
function fullConstituent(related_constituent_id) {
  return {
    ...constituent(0),
    class_affiliations: [{ class_affiliation_type_id: 1, year: 1835 }],
    relationships: [{ related_constituent_id, name: 'Mother' }],
    street_addresses: [{ street: '12 St James Square', city: 'London', state: 'LN', postal_code: '00011' }],
    email_addresses: [{ address: 'ada@example.org' }],
    web_addresses: [{ url: 'https://example.org/ada' }],
    categories: [{ key: 'ack_preferences', keywords: [{ name: 'Prefers mail' }] }],
    groups: [{ group_id: 1 }],
    custom_attrs: [{ key: 'background_info', value: 'Founding member' }],
  };
}
