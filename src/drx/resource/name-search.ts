import sql, { raw, type Sql } from 'sql-template-tag';

/** A condition on `first_name` and `last_name`: "last" or "last,first", parts of names in any case. */
export function nameMatches(table: string, q: string): Sql {
  const [last = '', first = ''] = q.split(',').map((part) => part.trim());
  return sql`${contains(`${table}.last_name`, last)} AND ${contains(`${table}.first_name`, first)}`;
}

function contains(column: string, part: string): Sql {
  const pattern = `%${part.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  return sql`lower(${raw(column)}) LIKE ${pattern} ESCAPE '\\'`;
}
