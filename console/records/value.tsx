import { useContext } from 'preact/hooks';

import { isWhen, When } from '../parts/when.js';
import { hrefOf } from '../route.js';
import { CatalogContext, useKindNamed } from './catalog.js';

export type Item = Readonly<Record<string, unknown>>;

export const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** The id beside a name, `fund_id` beside `fund_name`: the two are shown as one. */
export const idBeside = (field: string): string | undefined =>
  field.endsWith('_name') ? `${field.slice(0, -'_name'.length)}_id` : undefined;

/** An id of LGL's is a number, one of DRX's has a prefix: `pat_1`. */
const isId = (value: unknown): value is number | string =>
  typeof value === 'number' ? value > 0 : typeof value === 'string' && /^[a-z]{3}_\d+$/.test(value);

/** A field of a record of this kind: ids and names lead to the record that they name. */
export function Value({ kind, field, item }: { kind: string; field: string; item: Item }) {
  const { pathOf } = useContext(CatalogContext);
  const kindNamed = useKindNamed();
  const value = item[field];
  const id = field === 'id' || field.endsWith('_id') ? field : idBeside(field);
  const target = field === 'id' ? (pathOf(kind) ? kind : undefined) : id && kindNamed(id);
  const named = id && item[id];
  if (target && isId(named) && !isEmpty(value)) {
    return <a href={hrefOf(['records', target, named])}>{String(value)}</a>;
  }
  return <Plain value={value} />;
}

function Plain({ value }: { value: unknown }) {
  if (isEmpty(value)) return <span class="quiet">–</span>;
  if (typeof value === 'boolean') return <>{value ? 'yes' : 'no'}</>;
  if (typeof value === 'string') return isWhen(value) ? <When at={value} /> : <>{value}</>;
  if (Array.isArray(value)) return <>{value.map(nameOf).join(', ')}</>;
  return <>{typeof value === 'object' ? JSON.stringify(value) : String(value)}</>;
}

/** The shortest that tells an entry of a nested list from the others. */
function nameOf(entry: unknown): string {
  if (typeof entry !== 'object' || entry === null) return String(entry);
  const { name, value } = entry as Item;
  return [name, value].filter((part) => !isEmpty(part)).join(': ') || JSON.stringify(entry);
}
