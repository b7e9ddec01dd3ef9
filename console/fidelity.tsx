import { OperationsPage } from './operations-page.js';

/** What each operation rests on. */
export function Fidelity() {
  return (
    <OperationsPage
      title="Fidelity"
      path="/sandbox/fidelity"
      says="How far each operation can be believed: documented, seen on the wire, driven by tests, or guessed."
    />
  );
}
