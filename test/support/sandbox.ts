import sql from 'sql-template-tag';

import type { RunningServer } from '../../src/server.js';
import { Shelf } from '../../src/sandbox/state/shelf.js';
import type { Client } from './server.js';

export const RESET = '/sandbox/reset';
export const CLOCK = '/sandbox/clock';
export const SNAPSHOTS = '/sandbox/snapshots';
export const RATE_LIMIT = '/sandbox/rate-limit';
export const CONSTITUENTS = '/api/v1/constituents';

/** Adds constituents by their first names and returns their ids. */
export async function add(client: Client, ...names: string[]): Promise<number[]> {
  const ids: number[] = [];
  for (const first_name of names) ids.push((await client.post(CONSTITUENTS, { first_name }).expect(200)).body.id);
  return ids;
}

/** The first names of all constituents, by their ids. */
export async function namesOf(client: Client): Promise<Record<number, string>> {
  const { body } = await client.get(`${CONSTITUENTS}?limit=10000`).expect(200);
  return Object.fromEntries(body.items.map((item: { id: number; first_name: string }) => [item.id, item.first_name]));
}

/** How many accounts there are in each state. */
export async function accountsByState({ app }: Pick<RunningServer, 'app'>): Promise<Record<string, number>> {
  const rows = await app
    .get(Shelf)
    .read<{ state: string; n: unknown }>(sql`SELECT state, count(*) AS n FROM accounts GROUP BY state`);
  return Object.fromEntries(rows.map(({ state, n }) => [state, Number(n)]));
}
