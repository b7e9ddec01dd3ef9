import { OperationsPage } from './operations-page.js';

/** Which operations, and which of their statuses, the client has met. */
export function Coverage() {
  return (
    <OperationsPage
      title="Coverage"
      path="/sandbox/coverage"
      says="What the client with this key has called so far, and what it was answered."
    />
  );
}
