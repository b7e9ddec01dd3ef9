import { ValidateBy } from 'class-validator';

/** A text that both databases can hold unchanged: no NUL, no half of a surrogate pair, at most `max` characters. */
export const IsText = (max: number) => {
  const wrong = (value: unknown): string | undefined => {
    if (typeof value !== 'string') return 'must be a text';
    if (value.length > max) return `must not be longer than ${max} characters`;
    if (value.includes('\0')) return 'must not contain a NUL character';
    return value.isWellFormed() ? undefined : 'must be well-formed Unicode';
  };
  return check('isText', wrong);
};

/** A day of the calendar, `YYYY-MM-DD`. */
export const IsDay = () => check('isDay', (value) => (isDay(value) ? undefined : 'must be a valid date (YYYY-MM-DD)'));

function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^(?!0000)\d{4}-\d\d-\d\d$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

/** A check that says by itself what is wrong; the message begins with the name of the field. */
export function check(name: string, wrong: (value: unknown) => string | undefined): PropertyDecorator {
  return ValidateBy({
    name,
    validator: {
      validate: (value) => wrong(value) === undefined,
      defaultMessage: (context) => `${context?.property} ${wrong(context?.value)}`,
    },
  });
}
