import sql from 'sql-template-tag';

import { columnOf } from './column.js';
import { someIs } from './related.js';
import { UnreadableValue } from './search-error.js';
import type { Related, Term } from './term.js';

/** `1`: the column is true; `0`: it is false. */
export const flag = (column: string): Term => ({
  condition: (value, table) => {
    const name = columnOf(table, column);
    return isOne(value) ? name : sql`NOT ${name}`;
  },
});

/** `1`: some related record is running today, from the day `start` to the day `end` or for ever; `0`: there are some, none is. */
export const running = (related: Related, start: string, end: string): Term => ({
  condition(value, table, scope) {
    const { table: name } = related;
    const today = scope.today();
    const [from, to] = [columnOf(name, start), columnOf(name, end)];
    const now = someIs(related, sql`${from} <= ${today} AND (${to} >= ${today} OR ${to} IS NULL)`, table, scope);
    return isOne(value) ? now : sql`${someIs(related, sql`TRUE`, table, scope)} AND NOT (${now})`;
  },
});

function isOne(value: string): boolean {
  if (value !== '0' && value !== '1') throw new UnreadableValue();
  return value === '1';
}
