import { titleOf } from './words.js';

export type Entry = Readonly<Record<string, unknown>>;

/** Entries of the sandbox as a table, on a narrow screen each as a list; its columns are whatever an entry tells. */
export function EntryTable({ entries, label }: { entries: readonly Entry[]; label: string }) {
  const columns = [...new Set(entries.flatMap(Object.keys))];
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={label}>
      <table class="entries">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {titleOf(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry, index) => (
            <tr key={index}>
              {columns.map((column) => (
                <td key={column} class={column === 'operation' ? 'mono' : ''} data-title={titleOf(column)}>
                  <Cell value={entry[column]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ value }: { value: unknown }) {
  if (value === null || value === undefined || value === '' || value === false) return <span class="quiet">–</span>;
  if (value === true) return <>yes</>;
  if (Array.isArray(value)) return <Marks marks={value.map((mark) => markOf(mark))} />;
  if (typeof value === 'object') return <Marks marks={Object.entries(value).map(([name, of]) => markOf(of, name))} />;
  return <>{String(value)}</>;
}

interface Mark {
  readonly text: string;
  readonly on: boolean;
}

/** A status that was met `{status, count}`, a word, or a name with a count. */
function markOf(mark: unknown, name?: string): Mark {
  if (typeof mark !== 'object' || mark === null) {
    return name === undefined
      ? { text: String(mark), on: true }
      : { text: `${name}: ${String(mark)}`, on: Boolean(mark) };
  }
  const [what, count] = Object.values(mark);
  return { text: count === undefined ? String(what) : `${String(what)}: ${String(count)}`, on: Boolean(count) };
}

function Marks({ marks }: { marks: readonly Mark[] }) {
  if (marks.length === 0) return <span class="quiet">–</span>;
  return (
    <span class="marks">
      {marks.map(({ text, on }) => (
        <span key={text} class={on ? 'tag on' : 'tag'}>
          {text}
        </span>
      ))}
    </span>
  );
}
