import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

import { curlOf } from './calls.js';
import { entriesOf } from './list.js';
import { Show, useLoaded } from './loaded.js';
import { Curl } from './parts/curl.js';
import { type Entry, EntryTable } from './parts/entry-table.js';
import { counted } from './parts/words.js';

interface Props {
  title: string;
  says: string;
  path: string;
  /** What else of the answer is shown, of which only what is like the text. */
  below?: (answer: unknown, isLike: (entry: Entry) => boolean) => ComponentChildren;
}

/** A table with a row for every operation, which can be narrowed by a text. */
export function OperationsPage({ title, says, path, below }: Props) {
  const loaded = useLoaded<unknown>(path);
  const [text, setText] = useState('');
  const isLike = (entry: Entry) => JSON.stringify(entry).toLowerCase().includes(text.toLowerCase());
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
          const entries = entriesOf<Entry>(answer).filter(isLike);
          return (
            <>
              <p class="quiet lead">{counted(entries.length, 'operation')}</p>
              {entries.length > 0 ? (
                <EntryTable entries={entries} label={title} />
              ) : (
                <p class="empty">No operation is like that.</p>
              )}
              {below?.(answer, isLike)}
            </>
          );
        }}
      </Show>
    </section>
  );
}
