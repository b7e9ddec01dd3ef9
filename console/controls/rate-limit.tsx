import { useState } from 'preact/hooks';

import { Show, useLoaded } from '../loaded.js';
import { Action } from '../parts/action.js';

interface Limit {
  readonly enabled: boolean;
  readonly calls: number;
  readonly seconds: number;
  readonly used: number;
}

const path = '/sandbox/rate-limit';

export function RateLimit() {
  const loaded = useLoaded<Limit>(path);
  return (
    <section class="card">
      <h2>Rate limit</h2>
      <p class="quiet">LGL’s rule: so many calls in so many seconds, then 429. Calls to /sandbox never count.</p>
      <Show loaded={loaded}>{(limit) => <Setters limit={limit} reload={loaded.reload} />}</Show>
    </section>
  );
}

function Setters({ limit, reload }: { limit: Limit; reload: () => void }) {
  const [calls, setCalls] = useState(limit.calls);
  const [seconds, setSeconds] = useState(limit.seconds);
  const [used, setUsed] = useState(limit.calls);
  const put = (body: object) => ({ method: 'PUT', path, body });
  return (
    <>
      <p class="state">
        <span class={limit.enabled ? 'tag on' : 'tag'}>{limit.enabled ? 'on' : 'off'}</span>{' '}
        {limit.enabled && `${limit.used} of ${limit.calls} calls in ${limit.seconds} s are used.`}
      </p>
      <Action label="Turn on" call={put({ enabled: true, calls, seconds })} done="The limit is on." then={reload}>
        <NumberField label="Calls" value={calls} change={setCalls} />
        <NumberField label="Seconds" value={seconds} change={setSeconds} />
      </Action>
      <Action
        label="Set"
        title="Set the used count"
        call={put({ enabled: true, used })}
        done="The count is set."
        then={reload}
      >
        <NumberField label="Used" value={used} change={setUsed} min={0} />
      </Action>
      <Action label="Turn off" call={put({ enabled: false })} done="The limit is off." then={reload} />
    </>
  );
}

export function NumberField({
  label,
  value,
  change,
  min = 1,
}: {
  label: string;
  value: number;
  change: (value: number) => void;
  min?: number;
}) {
  return (
    <label class="field">
      {label}
      <input
        type="number"
        required
        min={min}
        value={value}
        onInput={({ currentTarget }) => change(currentTarget.valueAsNumber)}
      />
    </label>
  );
}
