import { useState } from 'preact/hooks';

import { Show, useLoaded } from '../loaded.js';
import { Action } from '../parts/action.js';
import { When } from '../parts/when.js';
import { counted } from '../parts/words.js';

interface Snapshot {
  readonly name: string;
  readonly records?: number;
  readonly created_at?: string;
}

const LIST = '/sandbox/snapshots';
const pathOf = (name: string) => `${LIST}/${encodeURIComponent(name)}`;

export function Snapshots() {
  const loaded = useLoaded<{ readonly snapshots: readonly Snapshot[] }>(LIST);
  const [name, setName] = useState('before');
  return (
    <section class="card">
      <h2>Snapshots</h2>
      <p class="quiet">What the records are now, under a name, to go back to.</p>
      <Action
        label="Take"
        title="Take a snapshot"
        call={{ method: 'PUT', path: pathOf(name) }}
        done={`The snapshot “${name}” is taken.`}
        then={loaded.reload}
      >
        <label class="field">
          Name
          <input
            required
            maxLength={64}
            pattern="[A-Za-z0-9._\-]+"
            title="Letters, digits, ., _ and -"
            value={name}
            onInput={({ currentTarget }) => setName(currentTarget.value)}
          />
        </label>
      </Action>
      <Show loaded={loaded}>
        {({ snapshots }) => {
          if (snapshots.length === 0) return <p class="quiet">No snapshot yet.</p>;
          return (
            <ul class="entries">
              {snapshots.map((snapshot) => (
                <li key={snapshot.name}>
                  <Entry snapshot={snapshot} reload={loaded.reload} />
                </li>
              ))}
            </ul>
          );
        }}
      </Show>
    </section>
  );
}

function Entry({ snapshot: { name, records, created_at }, reload }: { snapshot: Snapshot; reload: () => void }) {
  return (
    <>
      <h3>
        {name}{' '}
        <span class="quiet small-text">
          {records !== undefined && counted(records, 'record')} {created_at && <When at={created_at} />}
        </span>
      </h3>
      <Action
        label="Restore"
        title={`Restore ${name}`}
        call={{ method: 'POST', path: `${pathOf(name)}/restore` }}
        done={`The records are those of “${name}” again.`}
      />
      <Action
        label="Delete"
        title={`Delete ${name}`}
        danger
        call={{ method: 'DELETE', path: pathOf(name) }}
        done={`The snapshot “${name}” is gone.`}
        then={reload}
      />
    </>
  );
}
