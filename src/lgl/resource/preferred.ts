import type { FindOptionsWhere } from 'typeorm';

import type { RecordClass, Records, StoredRecord } from '../../records/records.js';

/** A record of a constituent of whose kind at most one is the preferred one. */
export interface PreferableRecord extends StoredRecord {
  item_id: number;
  is_preferred: boolean;
}

/**
 * Settles `is_preferred` before a record is stored: the first record of its kind becomes preferred by itself, the last
 * one that is set clears the others, which keep their `updated_at`, and nothing is promoted when the preferred one is
 * cleared or deleted (doc, wire). The constituent must be locked.
 */
export async function keepOnePreferred<E extends PreferableRecord>(
  records: Records,
  type: RecordClass<E>,
  values: Partial<E>,
  before?: E,
): Promise<Partial<E>> {
  const item_id = before?.item_id ?? values.item_id;
  const isFirst = !before && !(await records.exists(type, { item_id } as Partial<E>));
  const is_preferred = isFirst || (values.is_preferred ?? before?.is_preferred ?? false);
  if (is_preferred && !isFirst && !before?.is_preferred) {
    for (const other of await records.find(type, { item_id, is_preferred: true } as FindOptionsWhere<E>)) {
      await records.update(type, other, { is_preferred: false } as Partial<E>, { touch: false });
    }
  }
  return { ...values, is_preferred };
}
