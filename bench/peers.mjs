// Glowworm and what it is compared with: each a server of its own and, for each load, the requests to send it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { start } from './server.mjs';

const CONSTITUENTS = 100;
const NUMBER = { number: '222-555-1212' };

/** In open mode a key never seen opens an account of its own, empty at first. */
const headers = { authorization: 'Bearer bench', 'content-type': 'application/json' };
const get = (path) => ({ method: 'GET', path, headers });
const post = (path, body) => ({ method: 'POST', path, headers, body: JSON.stringify(body) });

/** Glowworm's settings for a database of its own in `folder`. */
export function settingsIn(folder) {
  const DATABASE_URL = `sqlite:${join(folder, 'glowworm.sqlite')}`;
  return { HOST: '127.0.0.1', PORT: '0', AUTH_MODE: 'open', LOG_LEVEL: 'info', DATABASE_URL };
}

/** Starts all three with the same records, which they keep in `folder`. */
export async function startPeers(folder) {
  const glowworm = await startGlowworm(folder);
  return [glowworm, await startBare(folder, glowworm), await startJsonServer(folder, glowworm)];
}

async function startGlowworm(folder) {
  const server = await start(process.execPath, ['scripts/run.mjs', 'main'], settingsIn(folder));
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
async function startBare(folder, glowworm) {
  const answers = {};
  for (const [load, [request]] of Object.entries(glowworm.requests)) {
    answers[load] = await answer(glowworm.server, request);
  }
  const server = await startProgram('bare', folder, answers);
  const requests = { show: [get('/show')], list: [get('/list')], create: [post('/create', NUMBER)] };
  return { name: 'bare route', server, requests };
}

/** json-server with Glowworm's records as they stand in lists, and the one to show as Glowworm shows it. */
async function startJsonServer(folder, { server: glowworm, records }) {
  const { items } = await answer(glowworm, get(`/api/v1/constituents?limit=${CONSTITUENTS}`));
  const phone_numbers = records.flatMap((record) => record.phone_numbers);
  const server = await startProgram('json-server', folder, { shown: [records[0]], constituents: items, phone_numbers });
  const requests = {
    show: [get(`/shown/${records[0].id}`)],
    list: [get('/constituents?_limit=25')],
    create: [post('/phone_numbers', NUMBER)],
  };
  return { name: 'json-server', server, requests };
}

function startProgram(name, folder, data) {
  const file = join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify(data));
  return start(process.execPath, [`bench/peers/${name}.mjs`, file]);
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
