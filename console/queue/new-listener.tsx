import { useState } from 'preact/hooks';

import { Action } from '../parts/action.js';
import { LISTENERS } from './queue.js';

const EXAMPLE = `first_name = constituent.first_name
last_name = constituent.last_name
email = email_address.address
amount = gift.received_amount
date = gift.received_date`;

/** Makes a listener of lines such as `email = email_address.address`. */
export function NewListener({ fields, reload }: { fields: readonly string[]; reload: () => void }) {
  const [name, setName] = useState('Website form');
  const [lines, setLines] = useState(EXAMPLE);
  return (
    <section class="card whole">
      <h2>A new listener</h2>
      <Action
        label="Make"
        title="Make the listener"
        call={{ method: 'POST', path: LISTENERS, body: { name, mapping: mappingIn(lines) } }}
        done={`The listener “${name}” is there.`}
        then={reload}
      >
        <label class="field">
          Name
          <input required maxLength={255} value={name} onInput={({ currentTarget }) => setName(currentTarget.value)} />
        </label>
        <label class="field grow">
          What each key means
          <textarea
            class="mono"
            rows={6}
            required
            spellcheck={false}
            value={lines}
            onInput={({ currentTarget }) => setLines(currentTarget.value)}
          />
        </label>
      </Action>
      <details>
        <summary>The fields that a key may mean</summary>
        <p class="mono small-text">{fields.join(', ')}</p>
      </details>
    </section>
  );
}

function mappingIn(lines: string): Record<string, string> {
  const pairs = lines.split('\n').map((line) => line.split(/=(.*)/s).map((part) => part.trim()));
  return Object.fromEntries(pairs.filter(([key]) => key).map(([key, field = '']) => [key, field]));
}
