import { BadRequestException } from '@nestjs/common';

/** No document of either API is nested even half as deep as 20 (choice). */
const MAX_DEPTH = 20;
/** The most keys of one object: 500 (choice). What reads bodies compares the keys of an object with each other. */
const MAX_KEYS = 500;
/** The most values in the whole body: 20,000 (choice); those of a constituent with 300 numbers are some 1,500. */
export const MAX_VALUES = 20_000;
/**
 * The most entries of all lists together (choice), so that no body keeps the one writer of SQLite for long; a little above the
 * 300 records that a field takes, so that the field can say so itself.
 */
const MAX_ENTRIES = 400;
/** How long a key may be; `constructor`, `__proto__` and `prototype` are no keys at all (choice). */
const MAX_KEY_LENGTH = 200;

/** Own keys that would be taken for what every object has. */
const UNSAFE_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Refuses a parsed body that would be expensive or unsafe to go on with. One walk, linear in the body.
 * @throws BadRequestException that says which limit it is beyond.
 */
export function checkBody(body: unknown): void {
  let values = 0;
  let entries = 0;

  function walk(value: unknown, depth: number): void {
    if (typeof value !== 'object' || value === null) return;
    if (depth === MAX_DEPTH) throw new BadRequestException('The body is nested too deeply.');
    const keys = Object.keys(value);
    if (!Array.isArray(value)) checkKeys(keys);
    else if ((entries += keys.length) > MAX_ENTRIES)
      throw new BadRequestException(`The lists of the body have more than ${MAX_ENTRIES} entries together.`);
    values += keys.length;
    if (values > MAX_VALUES) throw tooManyValues();
    for (const inner of Object.values(value)) walk(inner, depth + 1);
  }

  walk(body, 0);
}

const [QUOTE, BACKSLASH, COMMA, BRACKET, BRACE] = Buffer.from('"\\,[{');

/**
 * Refuses JSON with so many commas and brackets that merely parsing it would take long. A body that `checkBody` takes
 * has at most two for each value.
 * @throws BadRequestException
 */
export function checkJson(json: Uint8Array): void {
  let marks = 0;
  let quoted = false;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at];
    if (byte === QUOTE) quoted = !quoted;
    else if (quoted) at += byte === BACKSLASH ? 1 : 0;
    else if (byte === COMMA || byte === BRACKET || byte === BRACE) marks += 1;
  }
  if (marks > 2 * MAX_VALUES) throw tooManyValues();
}

function tooManyValues(): BadRequestException {
  return new BadRequestException(`The body has more than ${MAX_VALUES} values.`);
}

function checkKeys(keys: readonly string[]): void {
  if (keys.length > MAX_KEYS) throw new BadRequestException(`The body has an object with more than ${MAX_KEYS} keys.`);
  for (const key of keys) {
    if (key.length > MAX_KEY_LENGTH) {
      const beginning = key.slice(0, 20).toWellFormed();
      throw new BadRequestException(`The key ${beginning}… is longer than ${MAX_KEY_LENGTH} characters.`);
    }
    if (UNSAFE_KEYS.has(key)) throw new BadRequestException(`The key ${key} may not be used in a body.`);
  }
}
