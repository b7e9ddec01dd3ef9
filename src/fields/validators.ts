import { ValidateBy } from 'class-validator';

/** Says what is wrong with a value, or nothing. The sentence goes on after the name of the field: "must be a text". */
export type Check = (value: unknown) => string | undefined;

/** A text that both databases can hold unchanged: no NUL, no half of a surrogate pair, at most `max` characters. */
export const text =
  (max: number): Check =>
  (value) => {
    if (typeof value !== 'string') return 'must be a text';
    if (value.length > max) return `must not be longer than ${max} characters`;
    if (value.includes('\0')) return 'must not contain a NUL character';
    return value.isWellFormed() ? undefined : 'must be well-formed Unicode';
  };

/** What is said of a field that a record must have, when it is not sent or there is nothing in it. */
export const MISSING = 'is required';
export const EMPTY = 'must not be empty';

/** A text with something to read in it. */
export const filledText =
  (max: number): Check =>
  (value) =>
    value === null ? EMPTY : (text(max)(value) ?? (String(value).trim() === '' ? EMPTY : undefined));

export const wholeNumber =
  (from: number, to: number): Check =>
  (value) => {
    if (!Number.isInteger(value)) return 'must be a whole number';
    return (value as number) < from || (value as number) > to ? `must be from ${from} to ${to}` : undefined;
  };

/** A number with at most two decimals. */
export const decimal =
  (from: number, to: number): Check =>
  (value) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return 'must be a number';
    if (value < from || value > to) return `must be from ${from} to ${to}`;
    return Math.abs(Math.round(value * 100) - value * 100) < 0.001 ? undefined : 'must not have more than two decimals';
  };

export const boolean: Check = (value) => (typeof value === 'boolean' ? undefined : 'must be true or false');

export const oneOf =
  (values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value) ? undefined : `must be one of ${values.join(', ')}`;

export const matching =
  (pattern: RegExp, description: string): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value) ? undefined : `must be ${description}`;

/** A day of the calendar, `YYYY-MM-DD`. */
export const date: Check = (value) => (isDate(value) ? undefined : 'must be a valid date (YYYY-MM-DD)');

function isDate(value: unknown): boolean {
  if (typeof value !== 'string' || !/^(?!0000)\d{4}-\d\d-\d\d$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

/** Makes class-validator use a check; the message begins with the name of the field. */
export function Checked(check: Check): PropertyDecorator {
  return ValidateBy({
    name: 'checked',
    validator: {
      validate: (value) => check(value) === undefined,
      defaultMessage: (context) => `${context?.property} ${wrong(check, context?.value)}`,
    },
  });
}

function wrong(check: Check, value: unknown): string | undefined {
  return value === undefined ? MISSING : check(value);
}
