// Glowworm and what it is compared with: each a server of its own and, for each load, the requests to send it.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { start } from './server.mjs';

const CONSTITUENTS = 100;
const NUMBER = { number: '222-555-1212' };

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
  const [shown, ...others] = records;
  const requests = {
    show: [get(`/api/v1/constituents/${shown.id}`)],
    list: [get('/api/v1/constituents?limit=25')],
    create: others.map(({ id }) => post(`/api/v1/constituents/${id}/phone_numbers`, NUMBER)),
  };
  return { name: 'Glowworm', server, requests, records };
}

/** Nest + Express and nothing else: routes that answer, as constants, what Glowworm answers. */
async function startBare(folder, node, glowworm) {
  const answers = {};
  for (const [load, [request]] of Object.entries(glowworm.requests)) {
    answers[load] = await answer(glowworm.server, request);
  }
  const server = await start(node, ['bench/peers/bare.mjs', written(folder, 'bare', answers)]);
  const requests = { show: [get('/show')], list: [get('/list')], create: [post('/create', NUMBER)] };
  return { name: 'bare route', server, requests };
}

async function startJsonServer(folder, node, glowworm) {
  const records = await recordsOf(glowworm);
  const server = await start(node, ['bench/peers/json-server.mjs', written(folder, 'json-server', records)]);
  const requests = {
    show: [get(`/shown/${records.shown[0].id}`)],
    list: [get('/constituents?_limit=25')],
    create: [post('/phone_numbers', NUMBER)],
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
  const requests = {
    show: [get(`/shown/${records.shown[0].id}`)],
    list: [get('/constituents?_page=1&_per_page=25')],
    create: [post('/phone_numbers', NUMBER)],
  };
  return { name: 'json-server 1.0', server, requests };
}

/** Glowworm's records as they stand in lists, and the one to show as Glowworm shows it. */
async function recordsOf({ server, records }) {
  const { items } = await answer(server, get(`/api/v1/constituents?limit=${CONSTITUENTS}`));
  return { shown: [records[0]], constituents: items, phone_numbers: records.flatMap((record) => record.phone_numbers) };
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
