import sql, { raw, type Sql } from 'sql-template-tag';

import { columnOf } from './column.js';
import type { Related, Scope, Term, Terms } from './term.js';

/** Related records of which one is the latest: the first in the order `newest`, which names columns of the table. */
export interface RelatedInOrder extends Related {
  readonly newest: Sql;
}

/** Some related record, each time perhaps another, is as `term` says. */
export const some = (related: Related, term: Term): Term => ({
  condition: async (value, table, scope) =>
    someIs(related, await term.condition(value, related.table, scope), table, scope),
});

/** Some related record is as all of `terms` say that are asked for. */
export const sameOne = (related: Related, terms: Terms): Terms =>
  Object.fromEntries(Object.entries(terms).map(([field, { condition }]) => [field, { condition, sameOne: related }]));

/** The latest of the related records is as `term` says. */
export const latest = (related: RelatedInOrder, term: Term): Term => ({
  condition: async (value, table, scope) => {
    const { table: name, column, newest } = related;
    const first = sql`SELECT others.id FROM ${scope.own(name, 'others')}
      WHERE ${columnOf('others', column)} = ${columnOf(name, column)} ORDER BY ${newest} LIMIT 1`;
    const condition = await term.condition(value, name, scope);
    return someIs(related, sql`${condition} AND ${raw(name)}.id = (${first})`, table, scope);
  },
});

/** A condition on the rows of `table`: some related record meets `condition`. */
export function someIs(related: Related, condition: Sql, table: string, scope: Scope): Sql {
  const { table: name, column, key = 'id' } = related;
  return sql`${columnOf(table, key)} IN (SELECT ${columnOf(name, column)} FROM ${scope.own(name)} WHERE ${condition})`;
}
