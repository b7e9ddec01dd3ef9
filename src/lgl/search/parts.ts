import { UnreadableValue } from './search-error.js';

/** What stands before the first `|`, and the rest. @throws UnreadableValue when either is missing or empty. */
export function secondPart(value: string): [string, string] {
  const bar = value.indexOf('|');
  const first = value.slice(0, bar).trim();
  const rest = value.slice(bar + 1);
  if (bar === -1 || first === '' || rest.trim() === '') throw new UnreadableValue();
  return [first, rest];
}
