import sql, { join } from 'sql-template-tag';

import { MAX_INTEGER } from '../../fields/fields.js';
import { columnOf } from './column.js';
import { secondPart } from './parts.js';
import { UnreadableValue } from './search-error.js';
import type { Term } from './term.js';

/** The column is one of the ids between commas. What is no id is that of no record. */
export const ids = (column: string): Term => ({
  condition(value, table) {
    const numbers = value.split(',').map((piece) => piece.trim());
    const possible = numbers.filter((piece) => /^\d+$/.test(piece) && Number(piece) <= MAX_INTEGER).map(Number);
    return possible.length > 0 ? sql`${columnOf(table, column)} IN (${join([...new Set(possible)])})` : sql`FALSE`;
  },
});

/** `in|ids`: as `any` says; `ni|ids`: not so, which is right too where nothing is set. */
export const included = (any: Term): Term => ({
  async condition(value, table, scope) {
    const [operator, list] = secondPart(value);
    if (operator !== 'in' && operator !== 'ni') throw new UnreadableValue();
    const condition = await any.condition(list, table, scope);
    return operator === 'in' ? condition : sql`NOT coalesce(${condition}, FALSE)`;
  },
});

/** `in|ids`, `ni|ids`, and `bl`, with or without ids: the column is not set. */
export const among = (column: string): Term => ({
  condition(value, table, scope) {
    const blank = value.split('|')[0].trim() === 'bl';
    return blank ? sql`${columnOf(table, column)} IS NULL` : included(ids(column)).condition(value, table, scope);
  },
});
