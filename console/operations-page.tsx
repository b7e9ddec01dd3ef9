import { useState } from 'preact/hooks';

import { curlOf } from './calls.js';
import { entriesOf } from './list.js';
import { Show, useLoaded } from './loaded.js';
import { Curl } from './parts/curl.js';
import { type Entry, EntryTable } from './parts/entry-table.js';
import { counted } from './parts/words.js';

/** A table with a row for every operation, which can be narrowed by a text. */
export function OperationsPage({ title, says, path }: { title: string; says: string; path: string }) {
  const loaded = useLoaded<unknown>(path);
  const [text, setText] = useState('');
  return (
    <section>
      <div class="bar">
        <h1>{title}</h1>
        <label class="search">
          <span class="hidden">Search operations</span>
          <input
            type="search"
            placeholder="Operation …"
            value={text}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
        </label>
      </div>
      <p class="quiet lead">{says}</p>
      <Curl line={curlOf({ path })} of={title.toLowerCase()} />
      <Show loaded={loaded}>
        {(answer) => {
          const entries = entriesOf<Entry>(answer).filter((entry) =>
            JSON.stringify(entry).toLowerCase().includes(text.toLowerCase()),
          );
          return (
            <>
              <p class="quiet lead">{counted(entries.length, 'operation')}</p>
              {entries.length > 0 ? (
                <EntryTable entries={entries} label={title} />
              ) : (
                <p class="empty">No operation is like that.</p>
              )}
            </>
          );
        }}
      </Show>
    </section>
  );
}
