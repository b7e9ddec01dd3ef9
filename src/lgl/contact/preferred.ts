import { Injectable } from '@nestjs/common';
import type { FindOptionsWhere } from 'typeorm';

import type { Records, StoredRecord } from '../../records/records.js';
import { type Nested, ResourceService } from '../resource/resource.service.js';

/** A record of a constituent of whose kind at most one is the preferred one. */
export interface PreferableRecord extends StoredRecord {
  item_id: number;
  is_preferred: boolean;
}

/**
 * Keeps at most one record of a constituent preferred: the first of its kind becomes preferred by itself, the last one
 * that is set clears the others, which keep their `updated_at`, and nothing is promoted when the preferred one is
 * cleared or deleted (doc, wire). The first is preferred even when it is sent with `is_preferred: false` (choice). The constituent must be locked.
 */
@Injectable()
export abstract class PreferableService<E extends PreferableRecord> extends ResourceService<E> {
  /** Whether a constituent's first record is preferred without being told to. */
  protected readonly firstIsPreferred: boolean = true;

  /** Settles it once for the whole list, so that each record is stored as it stays. */
  override async storeInside(records: Records, owner: Partial<E>, key: string, entries: readonly Nested<E>[]) {
    const last = entries.findLastIndex(({ is_preferred }) => is_preferred === true);
    const settled = entries.map((entry, index) =>
      entry.is_preferred === true && index !== last ? { ...entry, is_preferred: false } : entry,
    );
    await super.storeInside(records, owner, key, settled);
  }

  protected override async prepare(records: Records, values: Partial<E>, before?: E): Promise<Partial<E>> {
    const item_id = before?.item_id ?? values.item_id;
    const isFirst =
      !before && this.firstIsPreferred && !(await records.exists(this.resource.type, { item_id } as Partial<E>));
    const is_preferred = isFirst || (values.is_preferred ?? before?.is_preferred ?? false);
    if (is_preferred && !isFirst && !before?.is_preferred) {
      const others = { item_id, is_preferred: true } as FindOptionsWhere<E>;
      for (const other of await records.find(this.resource.type, others)) {
        await records.update(this.resource.type, other, { is_preferred: false } as Partial<E>, { touch: false });
      }
    }
    return { ...values, is_preferred };
  }
}
