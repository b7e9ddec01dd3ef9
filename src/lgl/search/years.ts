import sql from 'sql-template-tag';

import { date } from '../../fields/validators.js';
import { columnOf } from './column.js';
import { ids } from './ids.js';
import { secondPart } from './parts.js';
import { UnreadableValue } from './search-error.js';
import type { Term } from './term.js';

/** `type[,type]|when`: one of the types in that year or between those two; without `|when`, in any year or none. */
export const typesInYears = (type: string, year: string): Term => ({
  async condition(value, table, scope) {
    if (!value.includes('|')) return ids(type).condition(value, table, scope);
    const [types, when] = secondPart(value);
    const [from, to = from, ...more] = when
      .trim()
      .split(/\s+to\s+/)
      .map(yearIn);
    if (more.length > 0) throw new UnreadableValue();
    const ofTypes = await ids(type).condition(types, table, scope);
    return sql`${ofTypes} AND ${columnOf(table, year)} BETWEEN ${from} AND ${to}`;
  },
});

/** Of a date only its year counts. */
function yearIn(text: string): number {
  if (!/^\d{4}$/.test(text) && date(text) !== undefined) throw new UnreadableValue();
  return Number(text.slice(0, 4));
}
