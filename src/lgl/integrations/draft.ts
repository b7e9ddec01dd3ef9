import type { FieldError } from '../../fields/field-errors.js';
import { MAX_INTEGER } from '../../fields/fields.js';
import { wholeNumber } from '../../fields/validators.js';
import type { SentFields } from '../../integrations/importer.js';
import { readBody } from '../http/body.js';
import type { NotSaved } from '../http/errors.js';
import { lenient } from '../resource/coercion.js';
import {
  bodyOf,
  CONSTITUENT,
  CONSTITUENT_ID,
  INSIDE,
  type InsideKind,
  keysOf,
  type Kind,
  OTHERS,
  parentKeys,
  placesOf,
  type Values,
} from './kinds.js';
import { meaningOf } from './words.js';

/** One record of what was sent, as the API takes it. */
export interface Part<K extends Kind = Kind> {
  readonly kind: K;
  /** What stands before its fields: `phone_number_2`. */
  readonly place: string;
  readonly values: Values;
  /** What it belongs to besides the constituent. */
  readonly parent?: { readonly id?: unknown; readonly name?: unknown };
}

/** The records that something sent is to become. */
export interface Draft {
  /** Which constituent is meant, where that was sent. */
  readonly id?: number;
  readonly constituent: Part;
  readonly inside: readonly Part<InsideKind>[];
  readonly others: readonly Part[];
  readonly wrong: readonly FieldError[];
}

/** Nothing was sent of the constituent. */
const NOBODY: Part = { kind: CONSTITUENT, place: CONSTITUENT.name, values: {} };

/** Reads what was sent, and notes everything that the API would not take. */
export async function readDraft(sent: SentFields): Promise<Draft> {
  const wrong = new Wrong();
  const id = idIn(sent, wrong);
  const [constituent = NOBODY] = await partsOf(CONSTITUENT, [CONSTITUENT.name], sent, wrong);
  const inside: Part<InsideKind>[] = [];
  for (const kind of INSIDE) inside.push(...(await partsOf(kind, placesOf(kind), sent, wrong)));
  const others: Part[] = [];
  for (const kind of OTHERS) others.push(...(await partsOf(kind, [kind.name], sent, wrong)));
  return { id, constituent, inside, others, wrong: wrong.fields };
}

/** What the API said of a part of a draft, by the fields that were sent. */
export function refusalsOf({ messages }: NotSaved, { inside }: Draft, at: Part): FieldError[] {
  return messages.map((message) => {
    const [, list, index, rest = message] = /^(\w+)\[(\d+)\]\.(.*)$/s.exec(message) ?? [];
    const { kind, place } = list ? inside.filter((part) => part.kind.key === list)[Number(index)] : at;
    const [, key = '', said = ''] = /^(\w+) (.*)$/s.exec(rest) ?? [];
    return keysOf(kind).includes(key) ? { field: `${place}.${key}`, message: said } : { field: place, message: rest };
  });
}

/** What is wrong, of each field the first. */
class Wrong {
  readonly fields: FieldError[] = [];

  add(field: string, message: string): void {
    if (!this.fields.some((known) => known.field === field)) this.fields.push({ field, message });
  }
}

/** The parts of a kind for which something was sent. */
async function partsOf<K extends Kind>(kind: K, places: readonly string[], sent: SentFields, wrong: Wrong) {
  const parts: Part<K>[] = [];
  for (const place of places) {
    const values = valuesAt(kind, place, sent, wrong);
    if (Object.keys(values).length > 0) parts.push(await partOf(kind, place, values, wrong));
  }
  return parts;
}

function valuesAt(kind: Kind, place: string, sent: SentFields, wrong: Wrong): Values {
  const values: Record<string, unknown> = {};
  for (const key of keysOf(kind)) {
    const found = sent.get(`${place}.${key}`);
    if (!found) continue;
    if (typeof found.value === 'object')
      wrong.add(`${place}.${key}`, `must be a single value, which "${found.key}" is not`);
    values[key] = meaningOf(kind, key, found.value);
  }
  return values;
}

async function partOf<K extends Kind>(kind: K, place: string, sent: Values, wrong: Wrong): Promise<Part<K>> {
  const keys = parentKeys(kind);
  const { [keys?.id ?? '']: id, [keys?.name ?? '']: name, ...own } = sent;
  const body = await readBody(bodyOf(kind), { ...initialOf(kind, own), ...own });
  for (const { field, message } of body.errors) wrong.add(`${place}.${field}`, message);
  for (const [key, value] of Object.entries(body.unchecked)) {
    // A gift's amount that is no number is refused by the gift itself, when it is stored.
    if (Number.isNaN(value)) wrong.add(`${place}.${key}`, 'must be a number');
  }
  for (const needed of kind.needs ?? [])
    if (!isSent(sent, needed)) wrong.add(`${place}.${needed.at(-1)!}`, 'is required');
  return { kind, place, values: body.unchecked, ...(keys && { parent: { id: lenient.integer(id), name } }) };
}

/** What is not sent, by id or by name, is what it is at first. */
function initialOf({ initial = {} }: Kind, sent: Values): Values {
  return Object.fromEntries(
    Object.entries(initial).filter(([key]) => !isSent(sent, [key, key.replace(/_name$/, '_id')])),
  );
}

function isSent(values: Values, keys: readonly string[]): boolean {
  return keys.some((key) => values[key] !== undefined);
}

function idIn(sent: SentFields, wrong: Wrong): number | undefined {
  const found = sent.get(CONSTITUENT_ID);
  if (!found) return undefined;
  const id = lenient.integer(found.value);
  const message = wholeNumber(1, MAX_INTEGER)(id);
  if (message) wrong.add(CONSTITUENT_ID, message);
  return message ? undefined : (id as number);
}
