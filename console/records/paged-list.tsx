import { Show, useLoaded } from '../loaded.js';
import { counted } from '../parts/words.js';
import { ItemTable } from './item-table.js';
import type { Item } from './value.js';

interface Page {
  readonly items: readonly Item[];
  readonly total: number;
}

/** A list as LGL answers it, or as DRX does. */
type List =
  | { readonly items: readonly Item[]; readonly total_items: number }
  | { readonly data: readonly Item[]; readonly pagination: { readonly total_items: number } };

const pageOf = (list: List): Page =>
  'data' in list
    ? { items: list.data, total: list.pagination.total_items }
    : { items: list.items, total: list.total_items };

export interface PagedListProps {
  kind: string;
  /** Without the query. */
  path: string;
  query?: Readonly<Record<string, string>>;
  offset: number;
  onOffset: (offset: number) => void;
  limit?: number;
  without?: string;
  /** What is said when there is nothing. */
  empty: string;
}

/** A page of a list, and the way to the others. */
export function PagedList({ kind, path, query = {}, offset, onOffset, limit = 25, without, empty }: PagedListProps) {
  const search = new URLSearchParams({ ...query, limit: String(limit), offset: String(offset) });
  const loaded = useLoaded<List>(`${path}?${search}`);
  return (
    <Show loaded={loaded}>
      {(list) => {
        const { items, total } = pageOf(list);
        return items.length === 0 && offset === 0 ? (
          <p class="empty">{empty}</p>
        ) : (
          <>
            <ItemTable kind={kind} items={items} without={without} />
            <div class="pager">
              <span>
                {total > limit && items.length > 0
                  ? `${offset + 1}–${offset + items.length} of ${total.toLocaleString()}`
                  : counted(total, 'record')}
              </span>
              {total > limit && (
                <>
                  <button type="button" disabled={offset === 0} onClick={() => onOffset(Math.max(0, offset - limit))}>
                    Previous
                  </button>
                  <button type="button" disabled={offset + limit >= total} onClick={() => onOffset(offset + limit)}>
                    Next
                  </button>
                </>
              )}
            </div>
          </>
        );
      }}
    </Show>
  );
}
