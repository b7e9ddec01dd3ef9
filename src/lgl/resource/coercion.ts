import type { Coercion } from '../../fields/fields.js';

/** A whole number or one with decimals, without separators. */
const NUMBER = /^\s*-?\d+(\.\d+)?\s*$/;

/**
 * LGL takes numbers and booleans that were sent as strings (doc, wire); from a form, everything is one. What can only
 * mean one value becomes that value, and the rest stays as it is, for the checks to refuse.
 */
export const lenient: Coercion = {
  /** A number sent for a text, such as an `external_id`, comes back as a string (wire). */
  text: (value) => (typeof value === 'number' ? String(value) : value),

  integer: number,
  decimal: number,

  /** A boolean is never empty, so `null` says as much as leaving it out (choice). */
  boolean(value) {
    if (value === null) return undefined;
    if (typeof value !== 'string' && typeof value !== 'number') return value;
    const text = String(value).trim().toLowerCase();
    if (text === '') return undefined;
    if (text === 'true' || text === '1') return true;
    return text === 'false' || text === '0' ? false : value;
  },

  date: (value) => (value === '' ? null : value),
};

function number(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (value.trim() === '') return null;
  return NUMBER.test(value) ? Number(value) : value;
}

/** What was really sent: a field whose value was turned into `undefined` counts as left out, and must hide no default. */
export function withoutUndefined<T extends object>(values: T): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}
