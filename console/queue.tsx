import { entriesOf } from './list.js';
import { Show, useLoaded } from './loaded.js';
import { Action } from './parts/action.js';
import { Body } from './parts/json.js';

interface Listener {
  readonly uuid: string;
  readonly name?: string | null;
}

interface Item {
  readonly id: number | string;
}

const LISTENERS = '/sandbox/integrations';

/** What came to the listeners of the account and waits to be saved or rejected. */
export function Queue() {
  const loaded = useLoaded<unknown>(LISTENERS);
  return (
    <section>
      <div class="bar">
        <h1>Queue</h1>
        <p class="quiet">What was sent to an integration’s listener waits here to be saved or rejected.</p>
      </div>
      <Show loaded={loaded}>
        {(answer) => {
          const listeners = entriesOf<Listener>(answer);
          if (listeners.length === 0)
            return <p class="empty">The account has no listener. POST {LISTENERS} makes one.</p>;
          return listeners.map((listener) => <Waiting key={listener.uuid} listener={listener} />);
        }}
      </Show>
    </section>
  );
}

function Waiting({ listener: { uuid, name } }: { listener: Listener }) {
  const path = `${LISTENERS}/${uuid}/queue`;
  const loaded = useLoaded<unknown>(path);
  return (
    <section class="part card">
      <h2>{name ?? uuid}</h2>
      <p class="mono small-text quiet">POST /integrations/{uuid}/listener</p>
      <Show loaded={loaded}>
        {(answer) => {
          const items = entriesOf<Item>(answer);
          if (items.length === 0) return <p class="quiet">Nothing waits.</p>;
          return (
            <ul class="entries">
              {items.map((item) => (
                <li key={item.id}>
                  <Body text={JSON.stringify(item)} label={`Item ${item.id}`} />
                  <Action
                    label="Save"
                    title={`Save item ${item.id}`}
                    call={{ method: 'POST', path: `${path}/${item.id}/save` }}
                    done="The item is saved."
                    then={loaded.reload}
                  />
                  <Action
                    label="Reject"
                    title={`Reject item ${item.id}`}
                    danger
                    call={{ method: 'POST', path: `${path}/${item.id}/reject` }}
                    done="The item is rejected."
                    then={loaded.reload}
                  />
                </li>
              ))}
            </ul>
          );
        }}
      </Show>
    </section>
  );
}
