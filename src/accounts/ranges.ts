import sql, { empty, join, raw, type Sql } from 'sql-template-tag';

import type { AccountTable } from './account-tables.js';

/** Runs one statement where it belongs and returns its rows. */
export type Query = <Row>(statement: Sql) => Promise<Row[]>;

/** Rows of an account, called `source`. */
export interface Rows {
  readonly table: AccountTable;
  readonly account_id: number;
  /** How many the account has in the table, where that is known. */
  readonly total?: number;
  /** A condition on those that are meant. */
  readonly where?: Sql;
}

/**
 * How long a statement should take, and how many rows it is given at least and at most: fewer would not be quicker where the
 * time goes on the way to the database.
 */
const STATEMENT_MS = 1;
const MIN_ROWS = 25;
const MAX_ROWS = 5000;

/**
 * Does a statement for ranges of rows, which are conditions: each has as many rows as are done in a moment, judged by the
 * one before. It can be interrupted between them.
 */
export async function* inRanges(
  query: Query,
  { table: { name, key }, account_id, total, where = sql`1 = 1` }: Rows,
  statement: (range: Sql) => Sql,
): AsyncGenerator<void, void> {
  if (total === 0) return;
  const keys = raw(key.map((column) => `source."${column}"`).join());
  let after = sql`source.account_id = ${account_id} AND ${where}`;
  let left = total ?? Infinity;
  let size = MIN_ROWS;
  for (;;) {
    const started = performance.now();
    const find = sql`SELECT ${keys} FROM ${raw(name)} AS source WHERE ${after} ORDER BY ${keys} LIMIT 1 OFFSET ${size - 1}`;
    const [last] = left <= size ? [] : await query<Record<string, number>>(find);
    const bound = last && sql`(${join(key.map((column) => last[column]))})`;
    await query(statement(sql`${after} ${bound ? sql`AND (${keys}) <= ${bound}` : empty}`));
    yield;
    if (!bound) return;
    after = sql`source.account_id = ${account_id} AND ${where} AND (${keys}) > ${bound}`;
    left -= size;
    const took = performance.now() - started;
    size = Math.max(Math.min(Math.ceil(size * Math.min(STATEMENT_MS / took, 4)), MAX_ROWS), MIN_ROWS);
  }
}
