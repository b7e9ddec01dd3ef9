import { useState } from 'preact/hooks';

import { choose, chosenKey, DEMO_KEY, forget, knownKeys } from './keys.js';

const OTHER = ' other';

/** Whose account the page shows: the demo's, or that of a key that was typed here before. */
export function KeyChooser() {
  const key = chosenKey.use();
  const known = knownKeys.use();
  const [typing, setTyping] = useState(key === '');
  const [typed, setTyped] = useState('');

  const pick = (value: string) => {
    setTyping(value === OTHER);
    if (value !== OTHER) choose(value);
  };
  const use = (event: Event) => {
    event.preventDefault();
    if (typed.trim() === '') return;
    choose(typed.trim());
    setTyped('');
    setTyping(false);
  };

  if (typing) {
    return (
      <form class="key" onSubmit={use}>
        <label for="key">Key</label>
        <input
          id="key"
          class="mono"
          value={typed}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          placeholder={DEMO_KEY ? 'any text opens an account' : 'a key that was created'}
          autocomplete="off"
          spellcheck={false}
          ref={(input) => void input?.focus()}
        />
        <button type="submit">Use</button>
        {key !== '' && (
          <button type="button" class="plain" onClick={() => setTyping(false)}>
            Cancel
          </button>
        )}
      </form>
    );
  }
  return (
    <div class="key">
      <label for="key">Key</label>
      <select id="key" class="mono" value={key} onChange={({ currentTarget }) => pick(currentTarget.value)}>
        {DEMO_KEY && <option value={DEMO_KEY}>{DEMO_KEY}</option>}
        {known.map((key) => (
          <option key={key} value={key}>
            {key}
          </option>
        ))}
        <option value={OTHER}>Another key …</option>
      </select>
      {key !== DEMO_KEY && (
        <button
          type="button"
          class="plain"
          onClick={() => forget(key)}
          title="The account stays; only this browser forgets the key"
        >
          Forget
        </button>
      )}
    </div>
  );
}
