import sql, { raw, type Sql } from 'sql-template-tag';

import type { Records } from '../../records/records.js';
import { numbersWith } from '../phone-numbers/search.js';

/** A condition on `first_name` and `last_name`: "last" or "last,first" (doc), any part of them in any case (choice). */
export function nameMatches(table: string, q: string): Sql {
  const [last = '', first = ''] = q.split(',').map((part) => part.trim());
  return sql`${contains(`${table}.last_name`, last)} AND ${contains(`${table}.first_name`, first)}`;
}

/** A condition on the owners of numbers: one of their numbers has these digits somewhere in it (choice). */
export function numberMatches(records: Records, table: string, column: string, digits: string): Sql {
  return sql`${raw(table)}.id IN (SELECT ${raw(column)} FROM drx_phone_numbers
    WHERE drx_phone_numbers.account_id = ${records.caller.account_id} AND drx_phone_numbers.id IN (${numbersWith(records, digits)}))`;
}

function contains(column: string, part: string): Sql {
  const pattern = `%${part.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  return sql`lower(${raw(column)}) LIKE ${pattern} ESCAPE '\\'`;
}
