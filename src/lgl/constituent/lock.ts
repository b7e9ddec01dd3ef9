import { MAX_INTEGER } from '../../fields/fields.js';
import { wholeNumber } from '../../fields/validators.js';
import type { Records } from '../../records/records.js';
import { Constituent } from './constituent.entity.js';

const isId = wholeNumber(1, MAX_INTEGER);

/**
 * Locks those of the constituents that there are, in the order of their ids: so two units of work that write to the same
 * constituents never wait for each other. It has to be done before anything else is locked or written.
 * @param ids as they were sent; what cannot be an id is passed over.
 */
export async function lockConstituents(records: Records, ids: readonly unknown[]): Promise<void> {
  if (!records.needsLocks) return;
  const possible = ids.filter((id): id is number => isId(id) === undefined);
  for (const id of [...new Set(possible)].toSorted((one, other) => one - other)) await records.lock(Constituent, id);
}
