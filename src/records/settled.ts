import type { AccountClock } from '../clock/clock.js';
import type { Statement } from '../database/dialect.js';

/** A value of a statement that only the time of reading decides, such as the day a year ago. */
type TimedValue = (clock: AccountClock) => unknown;

/** The statement with the values that depend on the time worked out, each once. */
export function settled(statement: Statement, clock: AccountClock): Statement {
  const { sql, text, values } = statement;
  if (!values.some((value) => typeof value === 'function')) return statement;
  const known = new Map<unknown, unknown>();
  const valueOf = (value: unknown) => {
    if (typeof value !== 'function') return value;
    if (!known.has(value)) known.set(value, (value as TimedValue)(clock));
    return known.get(value);
  };
  return { sql, text, values: values.map(valueOf) };
}
