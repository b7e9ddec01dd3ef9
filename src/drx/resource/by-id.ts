import type { FindOptionsWhere } from 'typeorm';

import type { RecordClass, Records, StoredRecord } from '../../records/records.js';
import type { View } from '../../records/view.js';
import { NotFound } from '../http/errors.js';
import { numberIn } from './id.js';

/** A kind of record: what its ids begin with, and what an error calls it. */
export interface Kind {
  readonly prefix: string;
  readonly name: string;
}

/** No record has it, so what is no id at all is looked for like an id that is gone. */
const NO_ID = 0;

/**
 * The record with an id, as it is shown.
 * @throws NotFound
 */
export async function shownById<R extends object>(
  records: Records,
  view: View<R>,
  { prefix, name }: Kind,
  id: string,
): Promise<R> {
  const found = await records.show(view, numberIn(prefix, id) ?? NO_ID);
  if (!found) throw new NotFound(name, id);
  return found.value;
}

/**
 * The record with an id, as it is stored.
 * @throws NotFound
 */
export async function storedById<E extends StoredRecord>(
  records: Records,
  type: RecordClass<E>,
  { prefix, name }: Kind,
  id: string,
): Promise<E> {
  const [found] = await records.find(type, { id: numberIn(prefix, id) ?? NO_ID } as FindOptionsWhere<E>);
  if (!found) throw new NotFound(name, id);
  return found;
}
