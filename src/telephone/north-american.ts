import { isPossiblePhoneNumber } from 'libphonenumber-js/min';

/** A number of the North American plan as both its ten digits, or why it is none. */
export type NorthAmericanNumber = { digits: string } | { wrong: string };

/** Everything that numbers are written with besides digits: blanks, dots, dashes, slashes and brackets. */
const FORMATTING = /[\s.\-()[\]/\u00A0\u00B7\u2010-\u2015\u2212]/gu;

/** A number, or a part of one, without what it was formatted with and without a leading +1. A leading 1 without a plus stays: such a number has eleven digits (choice). */
export function withoutFormatting(text: string): string {
  return text.replace(FORMATTING, '').replace(/^\+1/, '');
}

/**
 * Reads a number of the North American plan, however it is formatted, with or without a leading +1. The area code must
 * be one that the plan allows: its first digit 2 to 9, and not N11. Whether the area code is in use does not matter,
 * so that the numbers of examples and films (555) are right.
 */
export function readNorthAmerican(text: string): NorthAmericanNumber {
  const digits = withoutFormatting(text);
  if (!/^\d{10}$/.test(digits)) return { wrong: 'must be a 10-digit number; formatting and a leading +1 are removed' };
  const area = digits.slice(0, 3);
  if (!/^[2-9]/.test(area) || area.endsWith('11'))
    return { wrong: `must have an area code that exists: ${area} is none` };
  if (!isPossiblePhoneNumber(`+1${digits}`)) return { wrong: 'must be a number of the North American plan' };
  return { digits };
}
