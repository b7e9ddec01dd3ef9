// Measures how the number search of DRX grows with the numbers there are (bench/README.md): npm run bench:search
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { prepare } from '../scripts/prepare.mjs';
import { openStore } from './store.mjs';
import { start } from './server.mjs';
import { median, printTable, verdict } from './table.mjs';

const SIZES = [1_000, 100_000, 1_000_000];
const REQUESTS = 60;
/** Requests of each kind before the first is timed, so that a thousand numbers are not measured on a cold server. */
const WARM_UP = 300;
const PAGE = 20;
const KEY = { 'X-DRX-Key': 'bench' };
/** How much longer a request may take among a million numbers than among a thousand. */
const BAR = 5;

await prepare();
const folder = mkdtempSync(join(tmpdir(), 'glowworm-bench-'));
if (!process.env.KEEP) process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const url = process.env.BENCH_DATABASE_URL ?? `sqlite:${join(folder, 'search.sqlite')}`;
const server = await start('node', ['scripts/run.mjs', 'serve'], { DATABASE_URL: url, PORT: '0', LOG_LEVEL: 'error' });
await get('/api/v2/patients'); // opens the account
const store = await openStore(url);

const measured = [];
for (const size of SIZES) {
  process.stderr.write(`Storing ${size.toLocaleString('en')} numbers …\n`);
  await store.fillTo(size);
  measured.push(await measure());
}
await store.close();
await server.stop();

const rows = Object.keys(measured[0]).map((what) => {
  const times = measured.map((at) => at[what]);
  const growth = times.at(-1) / times[0];
  return [what, ...times.map((ms) => `${ms.toFixed(2)} ms`), growth.toFixed(2), `≤ ${BAR}`, verdict(growth <= BAR)];
});
printTable(`Time of a request among so many numbers (median of ${REQUESTS}, ${url.split(':')[0]})`, [
  ['', ...SIZES.map((size) => size.toLocaleString('en')), 'growth', 'bar', ''],
  ...rows,
]);

/** The median times, in ms. Before a search is timed, its answer is compared with that of a plain scan. */
async function measure() {
  const numbers = await store.someNumbers(REQUESTS);
  const fourDigits = numbers.map((number, index) => number.slice(index % 7, (index % 7) + 4));
  for (const run of [...fourDigits.slice(0, 5), ...numbers.slice(0, 5)]) await compareWithScan(run);
  return {
    'page 1': await time(() => `/api/v2/phone-numbers?limit=${PAGE}`),
    '4 digits': await time((index) => `/api/v2/phone-numbers?limit=${PAGE}&q=${fourDigits[index]}`),
    '10 digits': await time((index) => `/api/v2/phone-numbers?limit=${PAGE}&q=${numbers[index]}`),
  };
}

/** @throws when the search finds other numbers than a scan, or in another order. */
async function compareWithScan(run) {
  const found = [];
  for (let offset = 0, total = 1; offset < total; offset += 1000) {
    const { data, pagination } = await get(`/api/v2/phone-numbers?limit=1000&offset=${offset}&q=${run}`);
    found.push(...data.map(({ id }) => Number(id.slice('phn_'.length))));
    total = pagination.total_items;
  }
  const scanned = await store.scan(run);
  if (JSON.stringify(found) !== JSON.stringify(scanned)) {
    throw new Error(`Searching ${run} found ${found.length} numbers, a scan ${scanned.length}.`);
  }
}

async function time(path) {
  for (let index = 0; index < WARM_UP; index++) await get(path(index % REQUESTS));
  const times = [];
  for (let index = 0; index < REQUESTS; index++) {
    const began = performance.now();
    await get(path(index));
    times.push(performance.now() - began);
  }
  return median(times);
}

async function get(path) {
  const answer = await fetch(server.url + path, { headers: KEY });
  if (answer.status !== 200) throw new Error(`${path} was answered with ${answer.status}.`);
  return answer.json();
}
