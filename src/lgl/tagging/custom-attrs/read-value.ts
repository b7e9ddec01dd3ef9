import { MAX_DECIMAL } from '../../../fields/fields.js';
import { date } from '../../../fields/validators.js';
import { NotSaved } from '../../http/errors.js';
import type { Attribute } from '../attributes/attribute.entity.js';
import type { AttributeValue } from './attribute-value.js';

const NUMBERS = {
  integer: { pattern: /^-?\d+$/, words: 'a whole number' },
  currency: { pattern: /^-?\d+(\.\d\d?)?$/, words: 'a number with at most two decimals' },
} as const;

/**
 * What is stored for a value of an attribute; a blank one fits every attribute.
 * @throws NotSaved when it does not fit the attribute's classification or its range (choice).
 */
export function readValue(attribute: Attribute, value: string): Pick<AttributeValue, 'value' | 'number' | 'day'> {
  const sent = value.trim();
  const { classification } = attribute;
  if (sent === '' || classification === 'text') return { value, number: null, day: null };
  if (classification !== 'date')
    return { value, number: readNumber(attribute, sent, NUMBERS[classification]), day: null };
  const wrong = date(sent);
  if (wrong) throw new NotSaved(`value ${wrong}`);
  return { value, number: null, day: sent };
}

function readNumber(
  { min_val, max_val }: Attribute,
  sent: string,
  { pattern, words }: { pattern: RegExp; words: string },
): number {
  if (!pattern.test(sent)) throw new NotSaved(`value must be ${words}`);
  const number = Number(sent);
  const [from, to] = [min_val ?? -MAX_DECIMAL, max_val ?? MAX_DECIMAL];
  if (number < from || number > to) throw new NotSaved(`value must be from ${from} to ${to}`);
  return number;
}
