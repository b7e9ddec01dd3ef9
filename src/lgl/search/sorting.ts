import sql, { join, raw, type Sql } from 'sql-template-tag';

import { columnOf } from './column.js';
import type { RelatedInOrder } from './related.js';
import { SearchError } from './search-error.js';
import type { Related, Scope } from './term.js';

/** What rows are sorted by: a column, or an expression over the rows of a table. Text is compared as it is, so give what is folded. */
export type SortKey = string | ((table: string, scope: Scope) => Sql);

export interface Sorting {
  /** What `sort` may say, and what it stands for: one key, or several of which each decides where those before it are equal. */
  readonly sorts: Readonly<Record<string, SortKey | readonly SortKey[]>>;
  /** The order when none is asked for, in the words of `sort`. */
  readonly initial: string;
  /** The order of what is equal, whichever way the rest goes, as SQL. */
  readonly ties: Sql;
}

/**
 * What stands after ORDER BY: `key` ascending, `key!` descending; nothing counts as the largest.
 * @throws SearchError when the key is not known.
 */
export function readSort(
  asked: string | undefined,
  { sorts, initial, ties }: Sorting,
  table: string,
  scope: Scope,
): Sql {
  const sort = asked?.trim() || initial;
  const key = sort.replace(/!$/, '');
  if (!Object.hasOwn(sorts, key)) throw new SearchError(`Unknown sort field: ${key}`);
  const direction = raw(sort.endsWith('!') ? 'DESC NULLS FIRST' : 'ASC NULLS LAST');
  const keys = [sorts[key]].flat().map((by) => sql`${expression(by, table, scope)} ${direction}`);
  return join([...keys, ties]);
}

/** The key of the record that this one names, or of the latest of those that belong to it. */
export const of =
  (related: Related | RelatedInOrder, by: SortKey): SortKey =>
  (table, scope) => {
    const { table: name, column, key = 'id' } = related;
    const first = 'newest' in related ? sql`ORDER BY ${related.newest} LIMIT 1` : sql`LIMIT 1`;
    return sql`(SELECT ${expression(by, name, scope)} FROM ${scope.own(name)}
      WHERE ${columnOf(name, column)} = ${columnOf(table, key)} ${first})`;
  };

function expression(by: SortKey, table: string, scope: Scope): Sql {
  return typeof by === 'string' ? columnOf(table, by) : by(table, scope);
}
