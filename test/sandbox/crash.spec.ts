import { beforeAll, describe, expect, it } from '@jest/globals';

import { useDatabase } from '../support/database.js';
import { type ServerProgram, usePrograms } from '../support/process.js';
import { CONSTITUENTS, namesOf, RESET, SNAPSHOTS } from '../support/sandbox.js';
import type { Client } from '../support/server.js';

/** How many requests of each client are answered before the server is killed. */
const MOMENTS = [0, 1, 2, 3, 5, 8];
const NAMES = { 1: 'Ada', 2: 'Ben', 3: 'Cleo' };

/** What sends the request that is under way when the server is killed. */
type Last = () => PromiseLike<unknown>;

const programs = usePrograms('file');
const database = useDatabase();
/** It has been started since the last kill, and is the one that is killed next. */
let server: ServerProgram;

const serve = async () => {
  server = await programs.serve({ DATABASE_URL: database.url });
};
beforeAll(serve);

/** Has an account reset and restored in turns. */
async function resetAndRestore(client: Client, answers: number): Promise<Last> {
  const turn = (n: number) => client.post(n % 2 ? `${SNAPSHOTS}/full/restore` : RESET);
  await client.post(RESET).expect(200);
  for (const first_name of Object.values(NAMES)) await client.post(CONSTITUENTS, { first_name }).expect(200);
  await client.put(`${SNAPSHOTS}/full`).expect(200);
  for (let n = 0; n < answers; n += 1) await turn(n).expect(200);
  return () => turn(answers);
}

/** Adds a constituent before each snapshot but the first. */
async function growAndKeep(client: Client, answers: number): Promise<Last> {
  const keep = () => client.put(`${SNAPSHOTS}/growing`);
  const grow = () => client.post(CONSTITUENTS, { first_name: 'Joe' }).expect(200);
  await client.post(RESET).expect(200);
  await keep().expect(200);
  for (let n = 0; n < answers; n += 1) {
    await grow();
    await keep().expect(200);
  }
  await grow();
  return keep;
}

describe.each(MOMENTS)('A server that is killed', (answers) => {
  beforeAll(async () => {
    const lasts = await Promise.all([
      resetAndRestore(server.client('resets'), answers),
      growAndKeep(server.client('keeps'), answers),
    ]);
    // They may be answered or not.
    const settled = Promise.allSettled(lasts.map((send) => send()));
    setImmediate(() => server.signal('SIGKILL'));
    await Promise.all([settled, server.exit]);
    await serve();
  });

  it(`while it resets and restores (${answers}) has the one state or the other`, async () => {
    const client = server.client('resets');
    expect([{}, NAMES]).toContainEqual(await namesOf(client));
    await client.post(`${SNAPSHOTS}/full/restore`).expect(200);
    expect(await namesOf(client)).toEqual(NAMES);
  });

  it(`while it makes a snapshot (${answers}) has the old one or the new one`, async () => {
    const client = server.client('keeps');
    expect(Object.keys(await namesOf(client))).toHaveLength(answers + 1);
    await client.post(`${SNAPSHOTS}/growing/restore`).expect(200);
    expect([answers, answers + 1]).toContain(Object.keys(await namesOf(client)).length);
  });
});
