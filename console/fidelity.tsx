import { OperationsPage } from './operations-page.js';
import { type Entry, EntryTable } from './parts/entry-table.js';
import { counted } from './parts/words.js';

interface Ledger {
  readonly rules: readonly Entry[];
}

/** What each operation rests on, and below them the rules. */
export function Fidelity() {
  return (
    <OperationsPage
      title="Fidelity"
      path="/sandbox/fidelity"
      says="How far each operation can be believed: documented, seen on the wire, driven by tests, or guessed."
      below={(answer, isLike) => {
        const rules = (answer as Ledger).rules.filter(isLike);
        return (
          <details>
            <summary>{counted(rules.length, 'rule')}, in the words of the sources</summary>
            {rules.length > 0 && <EntryTable entries={rules} label="Rules" />}
          </details>
        );
      }}
    />
  );
}
