import { titleOf } from '../parts/words.js';
import { hrefOf } from '../route.js';
import { idBeside, isEmpty, type Item, Value } from './value.js';

/** Where a record has more fields than a table can show. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  constituents: ['id', 'sort_name', 'is_org', 'constituent_contact_type_name', 'external_constituent_id', 'date_added'],
  gifts: [
    'id',
    'constituent_id',
    'received_date',
    'received_amount',
    'amount',
    'date',
    'gift_type_name',
    'fund_name',
    'campaign_name',
  ],
};
/** What other columns than those of ids and names beside each other are called. */
const TITLES: Readonly<Record<string, string>> = {
  id: 'ID',
  sort_name: 'Name',
  first_name: 'First name',
  last_name: 'Last name',
  external_constituent_id: 'External ID',
};
const MAX_COLUMNS = 7;
/** What a record tells when it is opened. */
const NOT_IN_TABLES = new Set(['created_at', 'updated_at', 'parent_id', 'ordinal', 'item_type']);

/** Records of one kind. `without` is the field that is the same in all of them. */
export function ItemTable({ kind, items, without }: { kind: string; items: readonly Item[]; without?: string }) {
  const columns = columnsOf(kind, items).filter((column) => column !== without);
  const isNumber = (column: string) => items.every((item) => typeof item[column] === 'number' || isEmpty(item[column]));
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={titleOf(kind)}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" class={isNumber(column) ? 'number' : ''}>
                {TITLES[column] ?? titleOf(column.replace(/_(name|id)$/, ''))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item, index) => (
            <tr key={String(item.id ?? index)}>
              {columns.map((column) => (
                <td key={column} class={isNumber(column) ? 'number' : ''}>
                  {kind === 'constituents' && column === 'sort_name' ? (
                    <a href={hrefOf(['records', kind, String(item.id)])}>{String(item[column])}</a>
                  ) : (
                    <Value kind={kind} field={column} item={item} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function columnsOf(kind: string, items: readonly Item[]): string[] {
  const all = new Set(items.flatMap((item) => Object.keys(item)));
  const named = new Set([...all].map(idBeside));
  const filled = [...all].filter((field) => items.some((item) => !isEmpty(item[field])));
  if (kind in COLUMNS) return COLUMNS[kind].filter((field) => filled.includes(field));
  return filled.filter((field) => !NOT_IN_TABLES.has(field) && !named.has(field)).slice(0, MAX_COLUMNS);
}
