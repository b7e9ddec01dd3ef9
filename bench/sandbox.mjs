// Measures how long a reset and a restore take as a client sees it (bench/README.md): npm run bench:sandbox
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { prepare } from '../scripts/prepare.mjs';
import { createDatabase, openDatabase } from './database.mjs';
import { openMultiplied } from './multiply.mjs';
import { start } from './server.mjs';
import { median, printTable, verdict } from './table.mjs';

const BAR_MS = 5;
const WARM_UP = 3;
const CONSTITUENTS = '/api/v1/constituents';
const headers = { authorization: 'Bearer bench', 'content-type': 'application/json' };

const { values: options } = parseArgs({
  options: { sizes: { type: 'string', default: '100,1000,20000' }, rounds: { type: 'string', default: '15' } },
});
const sizes = options.sizes.split(',').map(Number);
const rounds = Number(options.rounds);

await prepare();
const folder = mkdtempSync(join(tmpdir(), 'glowworm-bench-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
process.stderr.write(`Load of the machine before: ${loadavg()[0].toFixed(1)}.\n`);

await measure('SQLite', async (size) => ({
  url: `sqlite:${join(folder, `${size}.sqlite`)}`,
  drop: async () => undefined,
}));
const given = process.env.BENCH_DATABASE_URL;
if (given) await measure('PostgreSQL', (size) => createDatabase(given, size));
else process.stderr.write('PostgreSQL is left out: BENCH_DATABASE_URL names no server.\n');

async function measure(name, databaseFor) {
  const rows = [];
  for (const size of sizes) rows.push(...(await measureSize(size, await databaseFor(size))));
  printTable(`Going back, with so many records, over HTTP (median of ${rounds}, ${name})`, [
    ['records', 'what', 'took', 'slowest', 'a create then', 'next copy ready', 'bar', ''],
    ...rows,
  ]);
}

async function measureSize(size, { url: database, drop }) {
  const server = await start('node', ['scripts/run.mjs', 'serve'], {
    DATABASE_URL: database,
    PORT: '0',
    LOG_LEVEL: 'error',
  });
  const call = async (method, path, body) => {
    const answer = await fetch(server.url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    if (!answer.ok) throw new Error(`${method} ${path} was answered ${answer.status}: ${await answer.text()}`);
    return answer.status === 204 ? undefined : answer.json();
  };
  const person = { first_name: 'Zoe', last_name: 'Zander', phone_numbers: [{ number: '(888) 555-0044' }] };
  const { id } = await call('POST', CONSTITUENTS, person);
  // A constituent and its number are two records.
  const store = await openMultiplied(database, id);
  await store.fillTo(size / 2);
  await store.close();
  const { query, end } = await openDatabase(database);
  const copies = async () => Number((await query(`SELECT count(*) AS n FROM accounts WHERE state = 'spare'`))[0].n);

  await call('PUT', '/sandbox/snapshots/full');
  const rows = [];
  for (const [what, path] of Object.entries({ restore: '/sandbox/snapshots/full/restore', reset: '/sandbox/reset' })) {
    const [took, ready, creates] = [[], [], []];
    for (let round = -WARM_UP; round < rounds; round += 1) {
      // The records of this size are those that are given up.
      if (what === 'reset') {
        await call('POST', '/sandbox/snapshots/full/restore');
        await until(async () => (await copies()) >= (round === -WARM_UP ? 1 : 2));
      }
      const wanted = await copies();
      const create = await timed(() => call('POST', CONSTITUENTS, { last_name: 'Yardstick' }));
      const going = await timed(() => call('POST', path));
      const answered = performance.now();
      await until(async () => (await copies()) >= Math.max(wanted, 1));
      if (round < 0) continue;
      took.push(going);
      creates.push(create);
      ready.push(performance.now() - answered);
    }
    const ms = median(took);
    const shown = [ms, Math.max(...took), median(creates), median(ready)].map((time) => `${time.toFixed(1)} ms`);
    rows.push([size.toLocaleString('en'), what, ...shown, `≤ ${BAR_MS} ms`, verdict(ms <= BAR_MS)]);
  }
  await end();
  await server.stop();
  await drop();
  return rows;
}

async function timed(work) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function until(isSo) {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 5));
}
