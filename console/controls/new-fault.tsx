import { useState } from 'preact/hooks';

import { type ApiDocument, DRX_DOCUMENT, LGL_DOCUMENT } from '../api-document.js';
import { useLoaded } from '../loaded.js';
import { Action } from '../parts/action.js';
import { FAULTS } from './faults.js';
import { NumberField } from './rate-limit.js';

/** The effects that the sandbox knows, in its own language, with what people call them. */
const EFFECTS = [
  { value: 'status=503', title: 'Status 503' },
  { value: 'status=500', title: 'Status 500' },
  { value: 'status=429', title: 'Status 429' },
  { value: 'latency=2000', title: 'Two seconds late' },
  { value: 'latency=100-3000', title: 'Late by chance' },
  { value: 'reset', title: 'Connection reset' },
  { value: 'cut', title: 'Answer cut in the middle' },
  { value: 'hang', title: 'No answer, ever' },
  { value: 'lost', title: 'Done, but the answer is lost' },
  { value: 'stale', title: 'Stale read' },
];
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

export function NewFault({ reload }: { reload: () => void }) {
  const [effect, setEffect] = useState('status=503');
  const [operation, setOperation] = useState('*');
  const [times, setTimes] = useState(1);
  const [after, setAfter] = useState(0);
  const [chance, setChance] = useState(100);
  const [seed, setSeed] = useState('');
  const body = {
    operation,
    effect,
    ...(times > 0 ? { times } : {}),
    ...(after > 0 ? { after } : {}),
    ...(chance < 100 ? { probability: chance / 100 } : {}),
    ...(seed === '' ? {} : { seed: Number(seed) }),
  };
  return (
    <Action
      label="Add"
      title="Add the fault"
      call={{ method: 'POST', path: FAULTS, body }}
      done="The fault is set."
      then={reload}
    >
      <label class="field">
        Effect
        <input list="effects" required value={effect} onInput={({ currentTarget }) => setEffect(currentTarget.value)} />
      </label>
      <datalist id="effects">
        {EFFECTS.map(({ value, title }) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </datalist>
      <label class="field grow">
        Operation
        <input
          list="operations"
          required
          value={operation}
          onInput={({ currentTarget }) => setOperation(currentTarget.value)}
        />
      </label>
      <Operations />
      <NumberField label="Times (0: always)" value={times} change={setTimes} min={0} />
      <NumberField label="After calls" value={after} change={setAfter} min={0} />
      <NumberField label="Chance in %" value={chance} change={setChance} />
      <label class="field">
        Seed
        <input
          type="number"
          min={0}
          value={seed}
          placeholder="any"
          onInput={({ currentTarget }) => setSeed(currentTarget.value)}
        />
      </label>
    </Action>
  );
}

function Operations() {
  const { value: lgl } = useLoaded<ApiDocument>(LGL_DOCUMENT);
  const { value: drx } = useLoaded<ApiDocument>(DRX_DOCUMENT);
  return (
    <datalist id="operations">
      <option value="*">Every call</option>
      {[lgl, drx]
        .flatMap((document) => operationsIn(document))
        .map((operation) => (
          <option key={operation} value={operation} />
        ))}
    </datalist>
  );
}

const operationsIn = (document?: ApiDocument): string[] =>
  Object.entries(document?.paths ?? {}).flatMap(([path, item]) =>
    METHODS.filter((method) => method in item).map((method) => `${method.toUpperCase()} ${path}`),
  );
