import { ForeignKey } from 'typeorm';
import sql, { join, raw, type Sql } from 'sql-template-tag';

import { RefersTo } from '../../accounts/account-record.js';
import { tableOf } from '../../fields/field.js';
import type { RecordClass, Records } from '../../records/records.js';
import { NotSaved } from '../http/errors.js';
import { withoutUndefined } from './coercion.js';

/** One entry of a list, as far as a reference needs it. */
interface Entry {
  id: number;
  name: string;
}

export interface NamedListOptions {
  /** The column that holds the name. */
  nameColumn?: string;
  /** Where one table holds several lists: which entries belong to this one, by column. */
  only?: Readonly<Record<string, unknown>>;
  /** Whether each account has entries of its own, rather than all sharing the same. */
  shared?: boolean;
  /** What an entry that is made by its name holds besides the name; `record` is the one that named it. */
  derived?: (name: string, record: Readonly<Record<string, unknown>>) => object;
}

/** A list of named records that others point at by id, and clients by name as well. */
export class NamedList {
  readonly nameColumn: string;
  readonly only: Readonly<Record<string, unknown>>;
  readonly shared: boolean;
  private readonly derived: NonNullable<NamedListOptions['derived']>;
  /** What a unit of work has found, for its records often name the same few entries. */
  private readonly found = new WeakMap<Records, Map<number | string, Entry>>();

  constructor(
    readonly type: new () => object,
    /** What one entry is called in an error: "phone number type". */
    readonly singular: string,
    { nameColumn = 'name', only = {}, shared = false, derived = () => ({}) }: NamedListOptions = {},
  ) {
    this.nameColumn = nameColumn;
    this.only = only;
    this.shared = shared;
    this.derived = derived;
  }

  get table(): string {
    return tableOf(this.type);
  }

  /** Makes the property a foreign key to the list. */
  declareForeignKey(target: object, property: string | symbol): void {
    if (this.shared) ForeignKey(() => this.type)(target, String(property));
    else RefersTo(() => this.type as RecordClass)(target, property);
  }

  /** The entries, all or those that fit, in the order of their ids. */
  entries(records: Records, where?: Sql): Promise<Entry[]> {
    const only = Object.entries(this.only).map(([column, value]) => sql`${raw(column)} = ${value}`);
    const conditions = [...(where ? [where] : []), ...only];
    const from = this.shared ? raw(this.table) : records.own(this.table);
    const condition = conditions.length > 0 ? join(conditions, ' AND ') : sql`1 = 1`;
    return records.query(sql`SELECT id, ${raw(this.nameColumn)} AS name FROM ${from} WHERE ${condition} ORDER BY id`);
  }

  async has(records: Records, id: number): Promise<boolean> {
    const find = async () => (await this.entries(records, sql`id = ${id}`))[0];
    return (await this.foundOnce(records, id, find)) !== undefined;
  }

  /** The entry of this name, compared without blanks around it and without regard to case. */
  named(records: Records, name: string): Promise<Entry | undefined> {
    return this.foundOnce(records, name, () => this.findNamed(records, name));
  }

  private async findNamed(records: Records, name: string): Promise<Entry | undefined> {
    const [exact] = await this.entries(records, sql`${raw(this.nameColumn)} = ${name}`);
    if (exact) return exact;
    const wanted = name.trim().toLowerCase();
    return (await this.entries(records)).find((entry) => entry.name.trim().toLowerCase() === wanted);
  }

  private async foundOnce(
    records: Records,
    by: number | string,
    find: () => Promise<Entry | undefined>,
  ): Promise<Entry | undefined> {
    const found = this.found.get(records) ?? new Map<number | string, Entry>();
    this.found.set(records, found);
    const entry = found.get(by) ?? (await find());
    if (entry) found.set(by, entry);
    return entry;
  }

  /** Adds an entry for a record that named it, and returns its id. */
  create(records: Records, name: string, record: Readonly<Record<string, unknown>>): Promise<number> {
    const values = { ...this.only, ...this.derived(name, record), [this.nameColumn]: name };
    return records.insert(this.type as RecordClass, values);
  }
}

export interface Reference {
  /** The field that holds the id. */
  readonly key: string;
  readonly list: NamedList;
  /** What a new record gets when neither id nor name is sent: an id or a name. Without it, `null`. */
  readonly fallback?: number | string;
  /** What becomes of a name that no entry has: an error, a new entry, or the same as if none were sent. */
  readonly unknown: 'refuse' | 'create' | 'ignore';
  /** A record must name one: `null` never clears it. */
  readonly needed?: boolean;
  /** An id of no entry is stored as it is sent, and has no name. */
  readonly keepsUnknownIds?: boolean;
  /** The field that shows the name, and picks the entry by it. */
  nameKey?: string;
}

const REFERENCES = Symbol('references');
/** An error names no more entries than this. */
const MAX_NAMED = 10;

export function declareReference(type: Function, reference: Reference): void {
  Reflect.defineMetadata(REFERENCES, [...referencesOf(type), reference], type);
}

export function referenceOf(type: Function, key: string): Reference {
  const reference = referencesOf(type).find((known) => known.key === key);
  if (!reference) throw new Error(`${type.name} has no reference ${key}`);
  return reference;
}

const PARENTS = Symbol('parents');

/** A record that another one may be moved to, by the field that holds its id. */
interface MovableParent {
  readonly key: string;
  readonly type: () => RecordClass;
}

export function declareMovableParent(type: Function, parent: MovableParent): void {
  Reflect.defineMetadata(PARENTS, [...movableParentsOf(type), parent], type);
}

function movableParentsOf(type: Function): readonly MovableParent[] {
  return (Reflect.getMetadata(PARENTS, type) as MovableParent[] | undefined) ?? [];
}

function referencesOf(type: Function): readonly Reference[] {
  return (Reflect.getMetadata(REFERENCES, type) as Reference[] | undefined) ?? [];
}

/** The SQL that gives the name of the entry that a column of a table names. */
export function nameOf({ table, nameColumn, shared }: NamedList, from: string, column: string): Sql {
  const account = shared ? '' : `named.account_id = ${from}.account_id AND `;
  return raw(`(SELECT named.${nameColumn} FROM ${table} AS named WHERE ${account}named.id = ${from}."${column}")`);
}

/**
 * Settles the references of a record that is about to be stored: checks an id that was sent, finds the id for a name or
 * makes an entry of it, and gives a new record what it gets when nothing was sent. The names themselves are not stored.
 * @throws NotSaved naming the field, when no entry has the id or the name.
 */
export async function resolveReferences<R extends object>(
  records: Records,
  type: Function,
  input: R,
  isNew: boolean,
): Promise<R> {
  const resolved = withoutUndefined(input) as Record<string, unknown>;
  for (const reference of referencesOf(type)) {
    const { key, nameKey = '', fallback, needed } = reference;
    const id = resolved[key] as number | null | undefined;
    const name = resolved[nameKey] as string | null | undefined;
    delete resolved[nameKey];
    if (id) {
      if (!reference.keepsUnknownIds && !(await reference.list.has(records, id)))
        throw await unknownEntry(records, reference, `${key} ${id} not found`);
    } else if (name?.trim()) {
      resolved[key] = await idOf(records, reference, name, resolved);
    } else if (isNew) {
      resolved[key] =
        typeof fallback === 'string' ? await idOf(records, reference, fallback, resolved) : (fallback ?? null);
    } else if (id !== undefined || name !== undefined) {
      resolved[key] = fallback === undefined && !needed ? null : undefined;
    }
    if (needed && resolved[key] === null) throw new NotSaved(`${key} can't be blank`);
  }
  for (const { key, type: parent } of isNew ? [] : movableParentsOf(type)) {
    const id = resolved[key] as number | undefined;
    if (id && !(await records.lock(parent(), id))) throw new NotSaved(`${key} ${id} not found`);
    if (!id) delete resolved[key];
  }
  return withoutUndefined(resolved) as R;
}

async function idOf(
  records: Records,
  reference: Reference,
  name: string,
  record: Readonly<Record<string, unknown>>,
): Promise<number | null> {
  const entry = await reference.list.named(records, name);
  if (entry) return entry.id;
  if (reference.unknown === 'ignore') return null;
  if (reference.unknown === 'create') return reference.list.create(records, name.trim(), record);
  const { nameKey, list } = reference;
  throw await unknownEntry(records, reference, `${nameKey} "${name}" is not a ${list.singular}`);
}

async function unknownEntry(records: Records, { list }: Reference, what: string): Promise<NotSaved> {
  const entries = await list.entries(records);
  const known = entries.slice(0, MAX_NAMED).map((entry) => `${entry.name} (${entry.id})`);
  const more = entries.length > MAX_NAMED ? ` and ${entries.length - MAX_NAMED} more` : '';
  return new NotSaved(`${what}; there are: ${known.join(', ') || 'none'}${more}`);
}
