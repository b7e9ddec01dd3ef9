// Measures Glowworm beside its peers (bench/README.md): npm run bench -- [--node PATH]… [--routes NUMBER | --log | --memory REQUESTS]
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { install } from '../scripts/install.mjs';
import { prepare } from '../scripts/prepare.mjs';
import { settingsIn, startBoth, startGlowworm, startPeers, startWithRoutes } from './peers.mjs';
import { start } from './server.mjs';
import { median, printTable, verdict } from './table.mjs';

const ROUNDS = 5;
const ROUND_SECONDS = 2;
const WARM_UP_SECONDS = 2;
const STARTS = 3;

/** What is measured: which requests, and how many of them at once. */
const LOADS = {
  show: { requests: 'show', connections: 10 },
  list: { requests: 'list', connections: 10 },
  create: { requests: 'create', connections: 10 },
  'create by 50': { requests: 'create', connections: 50 },
  'search by name': { requests: 'searchNames', connections: 10 },
  'search of gifts': { requests: 'searchGifts', connections: 10 },
  'show, full': { requests: 'showFull', connections: 10 },
  'create, full': { requests: 'createFull', connections: 10 },
};

/** What Glowworm's requests per second have to be of each peer's, by the version of Node. */
const BARS = {
  20: {
    show: { 'bare route': 0.9, 'json-server': 1 },
    list: { 'bare route': 0.85, 'json-server': 1 },
    create: { 'bare route': 0.28, 'json-server': 1 },
    'create by 50': { 'bare route': 0.38 },
  },
  24: {
    show: { 'bare route': 0.4, 'json-server 1.0': 0.85 },
    list: { 'bare route': 0.4, 'json-server 1.0': 0.6 },
    create: { 'bare route': 0.14, 'json-server 1.0': 3 },
  },
};
const READY_BAR_MS = 1500;
/** How much of its rate a route has to keep when there are many others. */
const ROUTES_BAR = 0.9;
/** The same with the log of requests, of whose cost the rounds have to tell a few hundredths. */
const LOG_BAR = 0.95;
const LOG_ROUNDS = 15;
const LOG_LOADS = ['show', 'list', 'create'];
/** How often a run of many requests is looked at. */
const LOOKS = 10;

const { values: options } = parseArgs({
  options: {
    node: { type: 'string', multiple: true, default: [process.execPath] },
    routes: { type: 'string' },
    log: { type: 'boolean' },
    memory: { type: 'string' },
  },
});

await prepare();
await install(import.meta.dirname);
const measure = options.routes ? compareRoutes : options.log ? compareLog : options.memory ? watchMemory : compareRates;
const { default: autocannon } = await import('autocannon');

const folder = mkdtempSync(join(tmpdir(), 'glowworm-bench-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
process.stdout.write(`Load of the machine before: ${loadavg()[0].toFixed(1)} on ${availableParallelism()} cores\n`);
try {
  for (const node of options.node) await measure(node);
  if (measure === compareRates) await reportTimeToReady();
} catch (error) {
  process.stderr.write(`This run is invalid: ${error.message}\n`);
  process.exit(1); // stops the servers too
}

async function compareRates(node) {
  const { version, major } = versionOf(node);
  const peers = await startPeers(folderFor(version), node);
  const memoryAtStart = peers.map(({ server }) => server.memory());
  const rows = [];
  for (const [load, how] of Object.entries(LOADS)) {
    const { Glowworm, ...others } = await ratesUnder(how, peers, `${load} on Node ${version}`);
    for (const [peer, measured] of Object.entries(others)) {
      const figures = [...rounded(Glowworm), peer, ...rounded(measured)];
      rows.push([load, ...figures, ...judged(Glowworm.rate / measured.rate, BARS[major]?.[load]?.[peer])]);
    }
  }
  printTable(`Requests per second on Node ${version} (median of ${ROUNDS} rounds of ${ROUND_SECONDS} s)`, [
    ['', 'Glowworm', 'CPU µs', 'peer', '', 'CPU µs', 'ratio', 'bar', ''],
    ...rows,
  ]);
  printTable('Memory (RSS, MB)', [
    ['', 'before the loads', 'after them'],
    ...peers.map(({ name, server }, index) => [name, memoryAtStart[index], server.memory()]),
  ]);
  for (const { server } of peers) await server.stop();
}

/** Glowworm with and without other routes that are asked first where routes are asked one after the other. */
async function compareRoutes(node) {
  const { version } = versionOf(node);
  const peers = await startWithRoutes(folderFor(version), node, [0, Number(options.routes)]);
  const measured = await ratesUnder(LOADS.show, peers, `show with ${options.routes} more routes on Node ${version}`);
  const [alone, among] = Object.values(measured);
  printTable(`Requests per second of show on Node ${version} (median of ${ROUNDS} rounds of ${ROUND_SECONDS} s)`, [
    ['', 'alone', 'CPU µs', `${options.routes} routes more`, 'CPU µs', 'ratio', 'bar', ''],
    ['show', ...rounded(alone), ...rounded(among), ...judged(among.rate / alone.rate, ROUTES_BAR)],
  ]);
  for (const { server } of peers) await server.stop();
}

/** One Glowworm, by turns with requests that it logs and with such as the page makes, which it does not. */
async function compareLog(node) {
  const { version } = versionOf(node);
  const peers = await startBoth(folderFor(version), node);
  const rows = [];
  for (const load of LOG_LOADS) {
    const rates = await ratesUnder(
      LOADS[load],
      peers,
      `${load} with and without the log on Node ${version}`,
      LOG_ROUNDS,
    );
    const [logged, aside] = Object.values(rates);
    const cpu = (aside.cpu / logged.cpu).toFixed(2);
    rows.push([load, ...rounded(logged), ...rounded(aside), cpu, ...judged(logged.rate / aside.rate, LOG_BAR)]);
  }
  printTable(`Requests per second on Node ${version} (median of ${LOG_ROUNDS} rounds of ${ROUND_SECONDS} s)`, [
    ['', 'with the log', 'CPU µs', 'without', 'CPU µs', 'CPU ratio', 'ratio', 'bar', ''],
    ...rows,
  ]);
  await peers[0].server.stop();
}

/** How the memory goes while so many requests come, all of which are logged. */
async function watchMemory(node) {
  const { version } = versionOf(node);
  const { server, requests } = await startGlowworm(folderFor(version), node);
  const amount = Number(options.memory) / LOOKS;
  const rows = [
    ['requests', 'RSS, MB'],
    [0, server.memory()],
  ];
  for (let look = 1; look <= LOOKS; look += 1) {
    const settings = { url: server.url, requests: [...requests.show, ...requests.list], connections: 10, amount };
    const { non2xx, errors } = await autocannon(settings);
    if (non2xx + errors > 0) throw new Error(`${non2xx} answers were not 2xx, ${errors} calls failed.`);
    rows.push([look * amount, server.memory()]);
    process.stderr.write(`${look * amount} requests …\n`);
  }
  printTable(`Memory of Glowworm on Node ${version}, show and list by turns`, rows);
  await server.stop();
}

/**
 * The requests per second of each peer under one load, and the CPU time of one. They take turns, so that the machine's
 * moods hit all alike.
 */
async function ratesUnder(load, peers, what, rounds = ROUNDS) {
  process.stderr.write(`Measuring ${what} …\n`);
  const rates = Object.fromEntries(peers.map(({ name }) => [name, []]));
  for (const peer of peers) await fire(load, peer, WARM_UP_SECONDS);
  for (let round = 0; round < rounds; round++) {
    for (const peer of peers) rates[peer.name].push(await fire(load, peer, ROUND_SECONDS));
  }
  return Object.fromEntries(
    Object.entries(rates).map(([name, each]) => [
      name,
      { rate: median(each.map(({ rate }) => rate)), cpu: median(each.map(({ cpu }) => cpu)) },
    ]),
  );
}

/** @throws when an answer was not a 2xx: a server that refuses is fast. */
async function fire({ requests: which, connections }, { name, server, requests }, duration) {
  const settings = { url: server.url, requests: requests[which], connections, duration };
  const busyBefore = server.cpu();
  const { '2xx': answered, non2xx, errors, resets, duration: seconds } = await autocannon(settings);
  if (answered === 0 || non2xx + errors + resets > 0) {
    throw new Error(
      `${which} on ${name}: ${answered} answers were 2xx, ${non2xx} not, ${errors + resets} calls failed.`,
    );
  }
  return { rate: answered / seconds, cpu: (server.cpu() - busyBefore) / answered };
}

/** Of `npm start` as one meets it every day: with nothing left to install, build or migrate. */
async function reportTimeToReady() {
  const settings = settingsIn(folderFor('start'));
  const times = [];
  for (let round = 0; round <= STARTS; round++) {
    const server = await start('npm', ['start'], settings);
    await server.stop();
    times.push(server.took);
  }
  const ready = median(times.slice(1)); // the first migrates
  printTable(`Time until \`npm start\` is ready on Node ${process.versions.node} (median of ${STARTS})`, [
    ['Glowworm', `${Math.round(ready)} ms`, `≤ ${READY_BAR_MS} ms`, verdict(ready <= READY_BAR_MS)],
  ]);
}

function rounded({ rate, cpu }) {
  return [Math.round(rate), Math.round(cpu * 1e6)];
}

function judged(ratio, bar) {
  return [ratio.toFixed(2), bar === undefined ? '' : `≥ ${bar}`, bar === undefined ? '' : verdict(ratio >= bar)];
}

function versionOf(node) {
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim().slice(1);
  return { version, major: version.split('.')[0] };
}

function folderFor(name) {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  return path;
}
