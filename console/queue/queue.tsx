import { useState } from 'preact/hooks';

import { Show, useLoaded } from '../loaded.js';
import { Action } from '../parts/action.js';
import { CopyButton } from '../parts/curl.js';
import { type Item, QueueItem } from './item.js';
import { NewListener } from './new-listener.js';

export const LISTENERS = '/sandbox/integrations';

interface Listener {
  readonly uuid: string;
  readonly name: string;
  readonly path: string;
  readonly mapping: Readonly<Record<string, string>>;
}

interface Listeners {
  readonly integrations: readonly Listener[];
  readonly fields: readonly string[];
}

/** What came to the listeners of the account and waits to be saved or rejected. */
export function Queue() {
  const loaded = useLoaded<Listeners>(LISTENERS);
  return (
    <section>
      <div class="bar">
        <h1>Queue</h1>
        <p class="quiet">What others sent to a listener, without a key, waits here to be saved or rejected.</p>
      </div>
      <Show loaded={loaded}>
        {({ integrations, fields }) => (
          <div class="cards">
            {integrations.map((listener) => (
              <Waiting key={listener.uuid} listener={listener} reload={loaded.reload} />
            ))}
            <NewListener fields={fields} reload={loaded.reload} />
          </div>
        )}
      </Show>
    </section>
  );
}

const TABS = ['unsaved', 'saved', 'rejected'];

function Waiting({ listener: { uuid, name, path, mapping }, reload }: { listener: Listener; reload: () => void }) {
  const [status, setStatus] = useState('unsaved');
  const queue = `${LISTENERS}/${uuid}/queue`;
  const loaded = useLoaded<{ readonly items: readonly Item[] }>(`${queue}?status=${status}`);
  const address = `${location.origin}${path}`;
  return (
    <section class="card whole">
      <h2>{name}</h2>
      <header class="action">
        <div class="curl">
          <code>{address}</code>
          <CopyButton text={address} of={`the address of ${name}`} />
        </div>
      </header>
      <details>
        <summary>What each key means</summary>
        <dl class="mapping">
          {Object.entries(mapping).map(([key, field]) => (
            <div key={key}>
              <dt class="mono">{key}</dt>
              <dd class="mono">{field}</dd>
            </div>
          ))}
        </dl>
        <Action
          label="Delete the listener"
          title={`Delete ${name}`}
          danger
          call={{ method: 'DELETE', path: `${LISTENERS}/${uuid}` }}
          done={`The listener “${name}” is gone.`}
          then={reload}
        />
      </details>
      <header class="action">
        <div class="action-inputs">
          <label class="field">
            Shown
            <select value={status} onChange={({ currentTarget }) => setStatus(currentTarget.value)}>
              {TABS.map((tab) => (
                <option key={tab}>{tab}</option>
              ))}
            </select>
          </label>
          <button type="button" onClick={loaded.reload} aria-label={`Look again for ${name}`}>
            Look again
          </button>
        </div>
      </header>
      <Show loaded={loaded}>
        {({ items }) => {
          if (items.length === 0) return <p class="quiet">Nothing is {status}.</p>;
          return (
            <ul class="entries">
              {items.map((item) => (
                <li key={item.id}>
                  <QueueItem item={item} path={`${queue}/${item.id}`} reload={loaded.reload} />
                </li>
              ))}
            </ul>
          );
        }}
      </Show>
    </section>
  );
}
