import { MAX_VALUES } from '../../http/body-limits.js';
import { BadRequest } from './errors.js';

/** How deep the brackets of a form's key may go. */
const MAX_DEPTH = 10;
const MAX_KEY_LENGTH = 500;

type Value = string | Values | Value[];
interface Values {
  [key: string]: Value;
}

/**
 * Reads `application/x-www-form-urlencoded` text as Rails does (`phone_numbers[][number]=1`): `a[b]=1` is a field of an
 * object, `a[]=1` an entry of a list, and in a list of objects a field that the last object already has begins the next.
 * @throws BadRequest when a key is used in two ways, goes too deep or is too long, or there are too many fields.
 */
export function parseForm(text: string): Values {
  if (text.split('&', MAX_VALUES + 1).length > MAX_VALUES) {
    throw new BadRequest(`The form has more than ${MAX_VALUES} fields.`);
  }
  const form: Values = Object.create(null);
  for (const [key, value] of new URLSearchParams(text)) put(form, pathIn(key), value, key);
  return form;
}

/** `a[b][]` as `a`, `b` and nothing. Reads each character once, which a pattern would not. */
function pathIn(key: string): string[] {
  if (key.length > MAX_KEY_LENGTH) {
    throw new BadRequest(
      `The form's key ${key.slice(0, 20).toWellFormed()}… is longer than ${MAX_KEY_LENGTH} characters.`,
    );
  }
  let open = key.indexOf('[');
  const path = [open < 0 ? key : key.slice(0, open)];
  while (open >= 0) {
    const close = key.indexOf(']', open);
    if (close < 0) break;
    path.push(key.slice(open + 1, close));
    if (path.length > MAX_DEPTH) throw new BadRequest(`The form's key ${path[0]} goes too deep.`);
    open = key.indexOf('[', close);
  }
  return path;
}

function put(into: Values, [name, ...rest]: string[], value: string, key: string): void {
  if (rest.length === 0) {
    into[name] = value;
  } else if (rest[0] === '') {
    const list = expect(Array.isArray, (into[name] ??= []), key);
    if (rest.length === 1) list.push(value);
    else put(objectFor(list, rest.slice(1), key), rest.slice(1), value, key);
  } else {
    put(expect(isValues, (into[name] ??= Object.create(null) as Values), key), rest, value, key);
  }
}

/** The object of the list that a field belongs to: the last one, or a new one when the last has the field already. */
function objectFor(list: Value[], path: string[], key: string): Values {
  const last = list.at(-1);
  if (last !== undefined && !has(expect(isValues, last, key), path)) return last as Values;
  const next: Values = Object.create(null);
  list.push(next);
  return next;
}

function has(values: Values, [name, ...rest]: string[]): boolean {
  if (!(name in values)) return false;
  const value = values[name];
  if (rest.length === 0) return true;
  return rest[0] !== '' && isValues(value) && has(value, rest);
}

function isValues(value: Value): value is Values {
  return typeof value === 'object' && !Array.isArray(value);
}

function expect<T extends Value>(is: (value: Value) => value is T, value: Value, key: string): T {
  if (!is(value)) throw new BadRequest(`The form uses the key ${key} in two ways.`);
  return value;
}
