import { describe, expect, it, jest } from '@jest/globals';

import { useDatabase } from '../support/database.js';
import { usePrograms } from '../support/process.js';
import { CONSTITUENTS, namesOf, RESET, SNAPSHOTS } from '../support/sandbox.js';

const KEY = 'crash';
/** How many requests are answered before the server is killed. */
const MOMENTS = [0, 1, 2, 3, 5, 8];

describe('A server that is killed', () => {
  const programs = usePrograms();
  const database = useDatabase();
  jest.setTimeout(60_000);

  const serve = async () => await programs.serve({ DATABASE_URL: database.url });

  it.each(MOMENTS)('while it resets and restores (%i) has the one state or the other', async (answers) => {
    const server = await serve();
    const client = server.client(KEY);
    await client.post(RESET).expect(200);
    const names = { 1: 'Ada', 2: 'Ben', 3: 'Cleo' };
    for (const first_name of Object.values(names)) await client.post(CONSTITUENTS, { first_name }).expect(200);
    await client.put(`${SNAPSHOTS}/full`).expect(200);
    for (let n = 0; n < answers; n += 1) await client.post(n % 2 ? `${SNAPSHOTS}/full/restore` : RESET).expect(200);
    const last = client.post(answers % 2 ? `${SNAPSHOTS}/full/restore` : RESET).then(
      () => undefined,
      () => undefined,
    );
    setImmediate(() => server.signal('SIGKILL'));
    await Promise.all([last, server.exit]);

    const again = (await serve()).client(KEY);
    expect([{}, names]).toContainEqual(await namesOf(again));
    await again.post(`${SNAPSHOTS}/full/restore`).expect(200);
    expect(await namesOf(again)).toEqual(names);
  });

  it.each(MOMENTS)('while it makes a snapshot (%i) has the old one or the new one', async (answers) => {
    const server = await serve();
    const client = server.client(KEY);
    await client.post(RESET).expect(200);
    await client.put(`${SNAPSHOTS}/growing`).expect(200);
    let kept = 0;
    for (; kept < answers; kept += 1) {
      await client.post(CONSTITUENTS, { first_name: 'Joe' }).expect(200);
      await client.put(`${SNAPSHOTS}/growing`).expect(200);
    }
    await client.post(CONSTITUENTS, { first_name: 'Joe' }).expect(200);
    const last = client.put(`${SNAPSHOTS}/growing`).then(
      () => undefined,
      () => undefined,
    );
    setImmediate(() => server.signal('SIGKILL'));
    await Promise.all([last, server.exit]);

    const again = (await serve()).client(KEY);
    expect(Object.keys(await namesOf(again))).toHaveLength(kept + 1);
    await again.post(`${SNAPSHOTS}/growing/restore`).expect(200);
    expect([kept, kept + 1]).toContain(Object.keys(await namesOf(again)).length);
  });
});
