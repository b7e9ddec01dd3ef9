// Hostile requests to every operation, one after the other, so that each finding has its request.
import { setTimeout as wait } from 'node:timers/promises';

import * as fc from 'fast-check';

import { readOperations } from './documents.mjs';
import { flawsOf } from './judge.mjs';
import { creations, hostileRequests, lookUps } from './requests.mjs';
import { curlOf, send } from './send.mjs';

const KEY = 'attacker';
const NEIGHBOUR = 'neighbour';
/** Only in records of the neighbour's account. */
const SECRET = 'Zugzwang';
const PATIENCE_MS = 10_000;
const LIVEZ = { path: '/livez' };

/** Sends `count` requests, which `seed` decides, and reports what is wrong with the answers. */
export async function attackRoutes(server, report, { seed, requests: count, slow }) {
  const operations = await readOperations(server.url);
  const ids = await createRecords(server, operations, KEY);
  const neighbours = await createRecords(server, operations, NEIGHBOUR, SECRET);
  const before = await readRecords(server, operations, neighbours, NEIGHBOUR);

  for (const request of fc.sample(hostileRequests(operations, ids, KEY), { numRuns: count, seed })) {
    // While the request is under way the server has to go on answering others.
    const [answer, alive] = await Promise.all([
      send(server.url, request, PATIENCE_MS),
      wait(2).then(() => send(server.url, LIVEZ, PATIENCE_MS)),
    ]);
    report.tried(answer.status);
    const flaws = flawsOf(request, answer, slow);
    if (answer.text.includes(SECRET)) flaws.push(['wrong', "it shows another account's record"]);
    const held = flawsOf(LIVEZ, alive, slow).map(([kind, why]) => [kind, `meanwhile /livez: ${why}`]);
    const log = flaws.some(([kind]) => kind === '5xx') ? server.lastError() : undefined;
    for (const [kind, why] of [...flaws, ...held]) {
      report.found(kind, request.operation, why, () => curlOf(server.url, request), log);
    }
    // It may still be busy with that one request for minutes, or gone.
    if (answer.failure || alive.failure) await server.restart();
  }

  const after = await readRecords(server, operations, neighbours, NEIGHBOUR);
  for (const [path, text] of before) {
    if (after.get(path) !== text)
      report.found('lost', path, "another account's record has changed", () => `it was ${text}`);
  }
}

/** Creates a record in each collection of an account and returns the ids by collection. The second round finds what the first has made. */
async function createRecords(server, operations, key, name) {
  const ids = new Map();
  for (let round = 0; round < 2; round += 1) {
    for (const { collection, ...request } of creations(operations, ids, key)) {
      const body = name ? request.body.replace(/("(?:first|last|nick)_name":)"\w+"/g, `$1"${name}"`) : request.body;
      const { status, text } = await send(server.url, { ...request, body }, PATIENCE_MS);
      const id = status < 300 ? JSON.parse(text).id : undefined;
      if (id !== undefined) ids.set(collection, [...(ids.get(collection) ?? []), id]);
    }
  }
  if (ids.size === 0) throw new Error('No documented body could be created.');
  return ids;
}

/** What the records of an account look like now, by their paths. */
async function readRecords(server, operations, ids, key) {
  const records = new Map();
  for (const request of lookUps(operations, ids, key)) {
    const { status, text } = await send(server.url, request, PATIENCE_MS);
    // Others count by themselves, as webhooks do.
    records.set(request.path, text.includes(SECRET) ? text : String(status));
  }
  return records;
}
