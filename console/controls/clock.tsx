import { useState } from 'preact/hooks';

import { Show, useLoaded } from '../loaded.js';
import { Action } from '../parts/action.js';
import { When } from '../parts/when.js';

interface Setting {
  readonly mode: 'real' | 'frozen' | 'shifted';
  readonly now: string;
}

const path = '/sandbox/clock';
const STEPS = { PT1H: 'an hour', P1D: 'a day', P7D: 'a week', P1M: 'a month', P1Y: 'a year' };

export function Clock() {
  const loaded = useLoaded<Setting>(path);
  return (
    <section class="card tall">
      <h2>Clock</h2>
      <p class="quiet">The account’s own time: its timestamps, memberships and webhooks follow it.</p>
      <Show loaded={loaded}>{(setting) => <Setters setting={setting} reload={loaded.reload} />}</Show>
    </section>
  );
}

function Setters({ setting: { mode, now }, reload }: { setting: Setting; reload: () => void }) {
  const [moment, setMoment] = useState(localOf(now));
  const [by, setBy] = useState('P1D');
  const chosen = new Date(moment);
  const at = Number.isNaN(chosen.getTime()) ? now : chosen.toISOString().replace(/\.\d+Z$/, 'Z');
  const set = (mode: Setting['mode']) => ({
    method: 'PUT',
    path,
    body: mode === 'real' ? { mode } : { mode, now: at },
  });
  return (
    <>
      <p class="state">
        <span class={mode === 'real' ? 'tag' : 'tag on'}>{mode}</span> <When at={now} />
      </p>
      <label class="field">
        Moment
        <input
          type="datetime-local"
          step="1"
          value={moment}
          onInput={({ currentTarget }) => setMoment(currentTarget.value)}
        />
      </label>
      <Action
        label="Freeze"
        title="Freeze the clock"
        call={set('frozen')}
        done="The clock stands still."
        then={reload}
      />
      <Action
        label="Shift"
        title="Shift the clock"
        call={set('shifted')}
        done="The clock goes on from there."
        then={reload}
      />
      <Action
        label="Advance"
        title="Advance the clock"
        call={{ method: 'POST', path: `${path}/advance`, body: { by } }}
        done="The clock is advanced."
        then={reload}
      >
        <label class="field">
          By
          <select value={by} onChange={({ currentTarget }) => setBy(currentTarget.value)}>
            {Object.entries(STEPS).map(([value, title]) => (
              <option key={value} value={value}>
                {title}
              </option>
            ))}
          </select>
        </label>
      </Action>
      <Action label="Real time" call={set('real')} done="The account has the real time." then={reload} />
    </>
  );
}

/** A moment as a field for local times wants it. */
function localOf(iso: string): string {
  const date = new Date(iso);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}
