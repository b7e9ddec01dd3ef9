import sql, { type Sql } from 'sql-template-tag';

import { columnOf } from './column.js';
import { secondPart } from './parts.js';
import { someIs } from './related.js';
import { UnreadableValue } from './search-error.js';
import type { Related, Term } from './term.js';

/** Where an account's own attributes are kept. */
export interface Attributes {
  /** The table of their definitions, each with an `id` and a `key`. */
  readonly definitions: string;
  /** Which definitions are those of the record that is searched. */
  readonly where: Sql;
  /** The values of a record; only what has a value, be it blank, can be found. */
  readonly values: Related;
  /** The column of a value that names its definition. */
  readonly attribute: string;
}

/** `key|…`: the record's value for the attribute with this key is as `term` says of the rest. */
export const attribute = (attributes: Attributes, term: Term): Term => ({
  async condition(value, table, scope) {
    const [key, rest] = secondPart(value);
    const { definitions, where, values } = attributes;
    const ofValue = await term.condition(rest, values.table, scope);
    const [definition] = await scope.query<{ id: number }>(
      sql`SELECT id FROM ${scope.own(definitions)} WHERE ${columnOf(definitions, 'key')} = ${key} AND ${where}`,
    );
    if (!definition) throw new UnreadableValue();
    const ofKey = sql`${columnOf(values.table, attributes.attribute)} = ${definition.id}`;
    return someIs(values, sql`${ofKey} AND ${ofValue}`, table, scope);
  },
});
