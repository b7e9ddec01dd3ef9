import sql, { type Sql } from 'sql-template-tag';

import { date } from '../../fields/validators.js';
import { columnOf } from './column.js';
import { UnreadableValue } from './search-error.js';
import type { Term } from './term.js';

const TIME = /^(\d{4}-\d\d-\d\d)(T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(\.\d+)?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** A column of times, `2025-06-03T17:08:54Z`: from the time on, or from the beginning of the date, in UTC. */
export const since = (column: string): Term => ({
  condition(value, table) {
    // What is stored is to the second, so a part of one is over at the next.
    const from = isDay(value) ? `${value}T00:00:00Z` : timestamp(secondOf(value) + (hasFraction(value) ? 1000 : 0));
    return sql`${columnOf(table, column)} >= ${from}`;
  },
});

/** A column of times: up to and with the time, or to the end of the date. */
export const until = (column: string): Term => ({
  condition(value, table) {
    const to = isDay(value) ? `${value}T23:59:59Z` : timestamp(secondOf(value));
    return sql`${columnOf(table, column)} <= ${to}`;
  },
});

/**
 * A column of days, `2025-06-03`: from the date on, a time being within its day. With `until`, also what has no day, unless
 * that field, which leaves it out, is asked for as well: for a range alone, SQLite looks into an index.
 */
export const sinceDay = (column: string, { until }: { until?: string } = {}): Term => ({
  condition(value, table, _scope, asked) {
    const name = columnOf(table, column);
    const from = sql`${name} >= ${dayOf(value)}`;
    return until === undefined || asked?.has(until) ? from : sql`(${from} OR ${name} IS NULL)`;
  },
});

/** A column of days: up to and with the date. */
export const untilDay = (column: string): Term => ({
  condition: (value, table): Sql => sql`${columnOf(table, column)} <= ${dayOf(value)}`,
});

function dayOf(value: string): string {
  return isDay(value) ? value : timestamp(secondOf(value)).slice(0, 10);
}

function isDay(value: string): boolean {
  return date(value) === undefined;
}

/** The second in which a time falls, in milliseconds since 1970. */
function secondOf(value: string): number {
  const [, date, time, , zone] = TIME.exec(value) ?? [];
  if (!date || !isDay(date)) throw new UnreadableValue();
  return Date.parse(`${date}${time}${zone}`);
}

function hasFraction(value: string): boolean {
  return /\.\d*[1-9]/.test(value);
}

/** As text it keeps its order only within four digits of a year. */
function timestamp(milliseconds: number): string {
  const text = new Date(milliseconds).toISOString();
  if (!/^(?!0000)\d{4}-/.test(text)) throw new UnreadableValue();
  return `${text.slice(0, 19)}Z`;
}
