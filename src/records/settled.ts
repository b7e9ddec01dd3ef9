import type { AccountClock } from '../clock/clock.js';
import type { Statement } from '../database/dialect.js';

/** A value of a statement that only the time of reading decides, such as the day a year ago. */
type TimedValue = (clock: AccountClock) => unknown;

/** The statement with the values that depend on the time worked out. */
export function settled(statement: Statement, clock: AccountClock): Statement {
  const { sql, text, values } = statement;
  if (!values.some((value) => typeof value === 'function')) return statement;
  return {
    sql,
    text,
    values: values.map((value) => (typeof value === 'function' ? (value as TimedValue)(clock) : value)),
  };
}
