import { InvalidArgumentError } from 'commander';

import { MAX_INTEGER } from '../fields/fields.js';
import { date } from '../fields/validators.js';

/** Reads an argument that is a whole number from 1 on. */
export function wholeNumber(most = MAX_INTEGER): (text: string) => number {
  return (text) => {
    const number = /^[1-9]\d*$/.test(text) ? Number(text) : Infinity;
    if (number > most) throw new InvalidArgumentError(`It must be a whole number from 1 to ${most}.`);
    return number;
  };
}

/** Reads an argument that is a day, `2025-06-03`. */
export function day(text: string): string {
  const wrong = date(text);
  if (wrong !== undefined) throw new InvalidArgumentError(`It ${wrong}.`);
  return text;
}
