import type { Sql } from 'sql-template-tag';

import type { EntryList } from '../../records/records.js';

/** One field of a resource, as its decorator declares it. */
export interface Field {
  readonly key: string;
  /** A client may not set it; what it sends is ignored, as LGL does with fields it does not know. */
  readonly readOnly: boolean;
  /** The SQL that gives the value, for the record in `table`. */
  readonly select: (table: string) => Sql;
  readonly decode?: (value: never) => unknown;
  /** For the id of a record in a list that can also be picked by name: the list, and the field that holds the name. */
  readonly reference?: Reference;
}

/** A list of named records that others point at by id, and clients by name as well. */
export interface NamedList extends EntryList {
  /** What one entry is called in an error: "phone number type". */
  readonly singular: string;
}

export interface Reference {
  readonly list: NamedList;
  /** The field that shows the name, and picks the record by it. */
  readonly nameKey: string;
  /** What a new record gets when neither id nor name is sent: an id or a name. Without it, `null`. */
  readonly fallback?: number | string;
}

const FIELDS = Symbol('LGL fields');

/** The fields of a resource in LGL's order. */
export function fieldsOf(type: Function): readonly Field[] {
  return (Reflect.getMetadata(FIELDS, type) as Field[] | undefined) ?? [];
}

/** Adds a field after those that the class, or the class it extends, has declared already. */
export function declareField(type: Function, field: Field): void {
  Reflect.defineMetadata(FIELDS, [...fieldsOf(type), field], type);
}
