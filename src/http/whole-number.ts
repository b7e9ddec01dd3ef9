import { MAX_INTEGER } from '../fields/fields.js';

/** The whole number that a query parameter says, of `from` or more; `undefined` when it says anything else. */
export function wholeNumberIn(parameter: unknown, from: number): number | undefined {
  const number = typeof parameter === 'string' && /^\d+$/.test(parameter) ? Number(parameter) : NaN;
  return number >= from && Number.isSafeInteger(number) ? number : undefined;
}

/** The id that a part of a path says; `undefined` when it says none. */
export function idIn(text: string): number | undefined {
  const id = /^[1-9]\d{0,9}$/.test(text) ? Number(text) : Infinity;
  return id > MAX_INTEGER ? undefined : id;
}
