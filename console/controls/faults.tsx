import { entriesOf } from '../list.js';
import { Show, useLoaded } from '../loaded.js';
import { Action } from '../parts/action.js';
import { NewFault } from './new-fault.js';

interface Fault {
  readonly id: number;
  readonly operation: string;
  readonly effect: string;
  readonly times: number | null;
  readonly after: number;
  readonly probability: number;
  readonly hits: number;
}

export const FAULTS = '/sandbox/faults';

export function Faults() {
  const loaded = useLoaded<unknown>(FAULTS);
  return (
    <section class="card whole">
      <h2>Faults</h2>
      <p class="quiet">
        What goes wrong with the next calls. The same for one call alone: the header X-Glowworm-Fault: status=503.
      </p>
      <NewFault reload={loaded.reload} />
      <Show loaded={loaded}>
        {(answer) => {
          const faults = entriesOf<Fault>(answer);
          if (faults.length === 0) return <p class="quiet">No fault is set.</p>;
          return (
            <>
              <ul class="entries">
                {faults.map((fault) => (
                  <li key={fault.id}>
                    <Entry fault={fault} reload={loaded.reload} />
                  </li>
                ))}
              </ul>
              <Action
                label="Remove all"
                title="Remove all faults"
                danger
                call={{ method: 'DELETE', path: FAULTS }}
                done="No fault is set."
                then={loaded.reload}
              />
            </>
          );
        }}
      </Show>
    </section>
  );
}

function Entry({ fault, reload }: { fault: Fault; reload: () => void }) {
  const { id, operation, effect, times, after, probability, hits } = fault;
  const rules = [
    times ? `${times} times` : 'always',
    after > 0 && `after ${after} calls`,
    probability < 1 && `in ${probability * 100} % of the calls`,
  ];
  return (
    <>
      <p>
        <span class="tag on mono">{effect}</span>{' '}
        <span class="mono">{operation === '*' ? 'every call' : operation}</span>
        <span class="quiet small-text"> · {[...rules.filter(Boolean), `hit ${hits}`].join(' · ')}</span>
      </p>
      <Action
        label="Remove"
        title={`Remove fault ${id}`}
        danger
        call={{ method: 'DELETE', path: `${FAULTS}/${id}` }}
        done="The fault is gone."
        then={reload}
      />
    </>
  );
}
