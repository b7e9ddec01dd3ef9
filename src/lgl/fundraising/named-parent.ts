import type { RecordClass, Records } from '../../records/records.js';
import { blank } from '../http/body.js';
import { NotSaved } from '../http/errors.js';

/**
 * Makes sure, until the unit of work ends, of what a body names as the record that the new one belongs to.
 * @throws NotSaved when it names none, or one that is not there (choice).
 */
export async function lockNamed(records: Records, type: RecordClass, key: string, id?: number | null): Promise<void> {
  if (!id) throw new NotSaved(blank(key));
  if (!(await records.lock(type, id))) throw new NotSaved(`${key} ${id} not found`);
}
