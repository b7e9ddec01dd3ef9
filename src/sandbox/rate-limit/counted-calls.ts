import sql, { type Sql } from 'sql-template-tag';

import type { Query } from '../../accounts/ranges.js';
import type { RateLimitSetting } from '../../accounts/sandbox.entity.js';

/** Whose calls count, by which limit, and what time it is for them. */
export interface Counting {
  readonly sandbox_id: number;
  readonly limit: RateLimitSetting;
  readonly now: Date;
}

/** How many calls count. */
export async function usedOf(query: Query, counting: Counting): Promise<number> {
  const [{ used }] = await query<{ used: unknown }>(
    sql`SELECT sum(calls) AS used FROM counted_calls WHERE ${inWindow(counting)}`,
  );
  return Number(used);
}

/** Counts one more call. Where that is too many, it does not count, and the seconds until one may be made are returned. */
export async function countCall(query: Query, counting: Counting): Promise<number | undefined> {
  const { sandbox_id, limit, now } = counting;
  await query(sql`DELETE FROM counted_calls WHERE sandbox_id = ${sandbox_id} AND NOT (${inWindow(counting)})`);
  const tooMany = (await usedOf(query, counting)) - limit.calls + 1;
  if (tooMany <= 0) {
    await query(sql`INSERT INTO counted_calls (sandbox_id, at, calls) VALUES (${sandbox_id}, ${now.toISOString()}, 1)
      ON CONFLICT (sandbox_id, at) DO UPDATE SET calls = counted_calls.calls + 1`);
    return undefined;
  }
  const [{ at }] = await query<{ at: string }>(sql`SELECT at FROM (
    SELECT at, sum(calls) OVER (ORDER BY at) AS freed FROM counted_calls WHERE ${inWindow(counting)}
  ) AS calls_until WHERE freed >= ${tooMany} ORDER BY at LIMIT 1`);
  return Math.ceil((Date.parse(at) - now.getTime()) / 1000 + limit.seconds);
}

/** Makes it as if so many calls had been made now, and none before. */
export async function setUsed(query: Query, { sandbox_id, now }: Counting, used: number): Promise<void> {
  await query(sql`DELETE FROM counted_calls WHERE sandbox_id = ${sandbox_id}`);
  if (used > 0)
    await query(
      sql`INSERT INTO counted_calls (sandbox_id, at, calls) VALUES (${sandbox_id}, ${now.toISOString()}, ${used})`,
    );
}

/**
 * The calls that count: those of the last seconds, and those as little ahead, since the clocks of two servers differ and an
 * account's can be set back.
 */
function inWindow({ sandbox_id, limit: { seconds }, now }: Counting): Sql {
  const [from, to] = [-seconds, seconds].map((away) => new Date(now.getTime() + away * 1000).toISOString());
  return sql`sandbox_id = ${sandbox_id} AND at > ${from} AND at < ${to}`;
}
