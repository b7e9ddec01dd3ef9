// Measures Glowworm beside its peers (bench/README.md): npm run bench
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';

import { install } from '../scripts/install.mjs';
import { prepare } from '../scripts/prepare.mjs';
import { settingsIn, startPeers } from './peers.mjs';
import { start } from './server.mjs';
import { median, printTable, verdict } from './table.mjs';

const ROUNDS = 3;
const ROUND_SECONDS = 4;
const WARM_UP_SECONDS = 2;
const CONNECTIONS = 10;
const STARTS = 3;

/** What Glowworm's requests per second have to be of each peer's. */
const BARS = {
  show: { 'bare route': 0.45, 'json-server': 1 },
  list: { 'bare route': 0.4, 'json-server': 1 },
  create: { 'bare route': 0.12, 'json-server': 1 },
};
const READY_BAR_MS = 1500;

await prepare();
await install(import.meta.dirname);
const { default: autocannon } = await import('autocannon');

const folder = mkdtempSync(join(tmpdir(), 'glowworm-bench-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
process.stdout.write(`Load of the machine before: ${loadavg()[0].toFixed(1)} on ${availableParallelism()} cores\n`);
try {
  await compareRates();
  await reportTimeToReady();
} catch (error) {
  process.stderr.write(`This run is invalid: ${error.message}\n`);
  process.exit(1); // stops the servers too
}

async function compareRates() {
  const peers = await startPeers(folder);
  const memoryAtStart = peers.map(({ server }) => server.memory());
  const rows = [];
  for (const [load, bars] of Object.entries(BARS)) {
    const { Glowworm, ...others } = await ratesUnder(load, peers);
    for (const [peer, rate] of Object.entries(others)) {
      const [ratio, bar] = [Glowworm / rate, bars[peer]];
      const figures = [Math.round(Glowworm), peer, Math.round(rate), ratio.toFixed(3)];
      rows.push([load, ...figures, `≥ ${bar}`, verdict(ratio >= bar)]);
    }
  }
  printTable(`Requests per second (${CONNECTIONS} connections, median of ${ROUNDS} rounds of ${ROUND_SECONDS} s)`, [
    ['', 'Glowworm', 'peer', '', 'ratio', 'bar', ''],
    ...rows,
  ]);
  printTable('Memory (RSS, MB)', [
    ['', 'before the loads', 'after them'],
    ...peers.map(({ name, server }, index) => [name, memoryAtStart[index], server.memory()]),
  ]);
  for (const { server } of peers) await server.stop();
}

/** The requests per second of each peer under one load. They take turns, so that the machine's moods hit all alike. */
async function ratesUnder(load, peers) {
  process.stderr.write(`Measuring ${load} …\n`);
  const rates = Object.fromEntries(peers.map(({ name }) => [name, []]));
  for (const peer of peers) await fire(load, peer, WARM_UP_SECONDS);
  for (let round = 0; round < ROUNDS; round++) {
    for (const peer of peers) rates[peer.name].push(await fire(load, peer, ROUND_SECONDS));
  }
  return Object.fromEntries(Object.entries(rates).map(([name, each]) => [name, median(each)]));
}

/** @throws when an answer was not a 2xx: a server that refuses is fast. */
async function fire(load, { name, server, requests }, duration) {
  const options = { url: server.url, requests: requests[load], connections: CONNECTIONS, duration };
  const { '2xx': answered, non2xx, errors, resets, duration: seconds } = await autocannon(options);
  if (answered === 0 || non2xx + errors + resets > 0) {
    throw new Error(
      `${load} on ${name}: ${answered} answers were 2xx, ${non2xx} not, ${errors + resets} calls failed.`,
    );
  }
  return answered / seconds;
}

/** Of `npm start` as one meets it every day: with nothing left to install, build or migrate. */
async function reportTimeToReady() {
  const times = [];
  for (let round = 0; round < STARTS; round++) {
    const server = await start('npm', ['start'], settingsIn(folder));
    await server.stop();
    times.push(server.took);
  }
  const ready = median(times);
  printTable(`Time until \`npm start\` is ready (median of ${STARTS})`, [
    ['Glowworm', `${Math.round(ready)} ms`, `≤ ${READY_BAR_MS} ms`, verdict(ready <= READY_BAR_MS)],
  ]);
}
