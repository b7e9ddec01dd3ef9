import sql, { raw, type Sql } from 'sql-template-tag';

import type { Entry, EntryList, Records } from '../../records/records.js';
import { NotSaved } from '../http/errors.js';
import { withoutUndefined } from './coercion.js';

/** A list of named records that others point at by id, and clients by name as well. */
export interface NamedList extends EntryList {
  /** What one entry is called in an error: "phone number type". */
  readonly singular: string;
}

export interface Reference {
  /** The field that holds the id. */
  readonly key: string;
  readonly list: NamedList;
  /** The field that shows the name, and picks the record by it. */
  readonly nameKey: string;
  /** What a new record gets when neither id nor name is sent: an id or a name. Without it, `null`. */
  readonly fallback?: number | string;
}

const REFERENCES = Symbol('references');

export function declareReference(type: Function, reference: Reference): void {
  Reflect.defineMetadata(REFERENCES, [...referencesOf(type), reference], type);
}

function referencesOf(type: Function): readonly Reference[] {
  return (Reflect.getMetadata(REFERENCES, type) as Reference[] | undefined) ?? [];
}

/** The SQL that gives the name of the entry with an id. */
export function nameOf({ table }: NamedList, id: Sql): Sql {
  return sql`(SELECT name FROM ${raw(table)} AS named WHERE named.id = ${id})`;
}

/**
 * Settles the references of a record that is about to be stored: checks an id that was sent, finds the id for a name,
 * and gives a new record what it gets when nothing was sent. The names themselves are not stored.
 * @throws NotSaved naming the field, when no entry has the id or the name (names are compared ignoring case).
 */
export async function resolveReferences<R extends object>(
  records: Records,
  type: Function,
  input: R,
  isNew: boolean,
): Promise<R> {
  const resolved = withoutUndefined(input) as Record<string, unknown>;
  for (const { key, list, nameKey, fallback } of referencesOf(type)) {
    const id = resolved[key] as number | null | undefined;
    const name = resolved[nameKey] as string | null | undefined;
    delete resolved[nameKey];
    if (id !== undefined && id !== null) {
      await pick(records, list, `${key} ${id}`, (entry) => entry.id === id);
    } else if (name) {
      resolved[key] = await pick(records, list, `${nameKey} "${name}"`, named(name));
    } else if (isNew) {
      resolved[key] =
        typeof fallback === 'string' ? await pick(records, list, fallback, named(fallback)) : (fallback ?? null);
    } else if (name === null) {
      resolved[key] = fallback === undefined ? null : undefined;
    }
  }
  return resolved as R;
}

const named = (name: string) => (entry: Entry) => entry.name.toLowerCase() === name.trim().toLowerCase();

async function pick(
  records: Records,
  list: NamedList,
  sent: string,
  matches: (entry: Entry) => boolean,
): Promise<number> {
  const entries = await records.entriesOf(list);
  const entry = entries.find(matches);
  if (entry) return entry.id;
  const known = entries.map(({ id, name }) => `${name} (${id})`).join(', ');
  throw new NotSaved(`${sent} is not a ${list.singular}; there are: ${known || 'none'}`);
}
