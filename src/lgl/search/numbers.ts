import sql, { type Sql } from 'sql-template-tag';

import { columnOf } from './column.js';
import { UnreadableValue } from './search-error.js';
import type { Term } from './term.js';

type Comparison = (column: Sql, number: Sql) => Sql;

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  gte: (column, number) => sql`${column} >= ${number}`,
  lte: (column, number) => sql`${column} <= ${number}`,
  gt: (column, number) => sql`${column} > ${number}`,
  lt: (column, number) => sql`${column} < ${number}`,
  eq: (column, number) => sql`${column} = ${number}`,
  ne: (column, number) => sql`${column} <> ${number}`,
};

/** `op|n`, or `btw|a|b` with both ends. What has no number is never found. */
export const compared = (field: string): Term => ({
  condition(value, table) {
    const [operator, ...numbers] = value.split('|').map((part) => part.trim());
    const column = columnOf(table, field);
    if (operator === 'btw' && numbers.length === 2) {
      return sql`${column} BETWEEN ${numberIn(numbers[0])} AND ${numberIn(numbers[1])}`;
    }
    if (!Object.hasOwn(COMPARISONS, operator) || numbers.length !== 1) throw new UnreadableValue();
    return COMPARISONS[operator](column, numberIn(numbers[0]));
  },
});

/** The cast lets a whole number be compared with a fraction, which PostgreSQL otherwise refuses to read. */
function numberIn(text: string): Sql {
  if (!/^[+-]?\d+(\.\d+)?$/.test(text)) throw new UnreadableValue();
  return sql`CAST(${text} AS numeric)`;
}
