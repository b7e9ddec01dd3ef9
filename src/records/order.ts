import sql, { join, raw, type Sql } from 'sql-template-tag';

/** A column that a list is ordered by. */
export interface OrderKey {
  readonly column: string;
  readonly descending: boolean;
}

const KEY = /^(?:\w+\.)?(\w+)( desc)?$/i;

/** The columns of an order, of which the last makes it the only one; `undefined` where it is not one of mere columns. */
export function orderKeys(order: Sql): readonly OrderKey[] | undefined {
  const found = order.sql.split(',').map((key) => KEY.exec(key.trim()));
  if (order.values.length > 0) return undefined;
  const keys = found.flatMap((key) => (key ? [{ column: key[1], descending: key[2] !== undefined }] : []));
  return keys.length === found.length ? keys : undefined;
}

/** The order from the end: with the directions, nulls change their side as well on either database. */
export function reversed(table: string, keys: readonly OrderKey[]): Sql {
  return join(keys.map(({ column, descending }) => raw(`${table}."${column}" ${descending ? 'ASC' : 'DESC'}`)));
}

/** Whether what follows a row is what is larger, or what is smaller, in all columns. */
export function goesOneWay(keys: readonly OrderKey[]): boolean {
  return keys.every(({ descending }) => descending === keys[0].descending);
}

/** A condition on what follows the row with these values, in an order that goes one way through columns without nulls. */
export function following(table: string, keys: readonly OrderKey[], values: readonly unknown[]): Sql {
  const columns = raw(keys.map(({ column }) => `${table}."${column}"`).join());
  return sql`(${columns}) ${raw(keys[0].descending ? '<' : '>')} (${join(values)})`;
}
