import sql, { type Sql } from 'sql-template-tag';

type Query = <Row>(statement: Sql) => Promise<Row[]>;

/** How a database would go about a SELECT: the steps, as its planner words them. */
export async function planOf(query: Query, select: Sql, isPostgres: boolean): Promise<string[]> {
  if (!isPostgres) {
    const plan = await query<{ detail: string }>(sql`EXPLAIN QUERY PLAN ${select}`);
    return plan.map(({ detail }) => detail);
  }
  const plan = await query<{ 'QUERY PLAN': string }>(sql`EXPLAIN ${select}`);
  return plan.map((row) => row['QUERY PLAN']);
}

/** The steps of a plan that look at every row of a table, or of the account. What is empty on PostgreSQL is read as it is. */
export const scansIn = (plan: readonly string[], isPostgres: boolean): string[] =>
  plan.filter((step) => !step.includes('(cost=0.00..0.00 ') && (isPostgres ? POSTGRES_SCAN : SQLITE_SCAN).test(step));

const POSTGRES_SCAN = /Seq Scan|Cond: \(account_id = \d+\)$/;
const SQLITE_SCAN = /^SCAN (?!\w+_text VIRTUAL TABLE INDEX \d+:.*M)|\(account_id=\?\)$/;
