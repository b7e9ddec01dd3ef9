import type { Json } from './reference.js';

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/**
 * Where a value is not made as the documented ones are: the same keys in the same order, values of the same types or
 * null, times and days written alike, down to what arrays hold. Nothing where a client cannot tell them apart.
 */
export function unlike(value: unknown, documented: readonly unknown[], at = 'answer'): string[] {
  const examples = documented.filter((example) => example !== null && example !== undefined);
  if (value === null || examples.length === 0) return [];
  const [got, wanted] = [kindOf(value), kindOf(examples[0])];
  if (got !== wanted) return [`${at} is ${got} where ${wanted} is documented`];
  if (Array.isArray(value)) {
    const entries = (examples as unknown[][]).flat();
    return value.flatMap((entry, index) => unlike(entry, entries, `${at}[${index}]`));
  }
  if (got !== 'object') return [];
  const [keys, wantedKeys] = [Object.keys(value as Json).join(), Object.keys(examples[0] as Json).join()];
  if (keys !== wantedKeys) return [`${at} has ${keys} where ${wantedKeys} is documented`];
  return Object.entries(value as Json).flatMap(([key, field]) =>
    unlike(
      field,
      (examples as Json[]).map((example) => example[key]),
      `${at}.${key}`,
    ),
  );
}

/** Whether a field was null in any of these. */
export function canBeNull(documented: readonly Json[], key: string): boolean {
  return documented.some((example) => example[key] === null);
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  if (typeof value !== 'string') return typeof value;
  if (TIME.test(value)) return 'time';
  return DAY.test(value) ? 'day' : 'string';
}
