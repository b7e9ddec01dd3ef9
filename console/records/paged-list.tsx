import { Show, useLoaded } from '../loaded.js';
import { counted } from '../parts/words.js';
import { ItemTable } from './item-table.js';
import type { Item } from './value.js';

/** A list as LGL answers it. */
interface List {
  readonly items: readonly Item[];
  readonly total_items: number;
  readonly offset: number;
}

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
      {({ items, total_items: total, offset }) =>
        items.length === 0 && offset === 0 ? (
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
        )
      }
    </Show>
  );
}
