import { NotSaved } from '../http/errors.js';

/**
 * Refuses a record that ends before it begins (choice); days are texts, `2025-06-03`.
 * @throws NotSaved
 */
export function checkPeriod<R extends object>(record: R, from: keyof R & string, to: keyof R & string): void {
  const [start, end] = [record[from], record[to]];
  if (start && end && end < start) throw new NotSaved(`${to} must not be before ${from}`);
}
