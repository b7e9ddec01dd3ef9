import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { FindOptionsWhere } from 'typeorm';

import type { Derived, Records, StoredRecord } from '../../records/records.js';
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

  protected override readonly addsTogether = true;
  /** The units of work that are storing a list in which it is settled already. */
  private readonly settled = new WeakSet<Records>();

  /** Settles it once for the whole list, so that each record is stored as it stays. */
  override async storeInside(records: Records, owner: Partial<E>, key: string, entries: readonly Nested<E>[]) {
    if (entries.length === 0) return;
    let preferred = entries.findLastIndex(({ is_preferred }) => is_preferred === true);
    if (preferred >= 0) await this.clearOthers(records, owner, entries[preferred].id);
    else if (await this.isFirst(records, owner)) preferred = 0;
    const list = entries.map((entry, index) =>
      index === preferred || entry.is_preferred === true ? { ...entry, is_preferred: index === preferred } : entry,
    );
    this.settled.add(records);
    try {
      await super.storeInside(records, owner, key, list);
    } finally {
      this.settled.delete(records);
    }
  }

  protected override async prepare(records: Records, values: Partial<E>, before?: E): Promise<Partial<E>> {
    const owner = { item_id: before?.item_id ?? values.item_id } as Partial<E>;
    const is_preferred = values.is_preferred ?? before?.is_preferred ?? false;
    if (is_preferred && !before?.is_preferred && !this.settled.has(records)) await this.clearOthers(records, owner);
    return { ...values, is_preferred };
  }

  protected override derive(records: Records, { item_id, is_preferred }: Partial<E>): Derived<E> {
    if (is_preferred || !this.firstIsPreferred) return {};
    const others = records.idsOf(this.resource.type, { item_id } as Partial<E>);
    return { is_preferred: sql`NOT EXISTS (${others})` } as Derived<E>;
  }

  private async isFirst(records: Records, owner: Partial<E>): Promise<boolean> {
    return this.firstIsPreferred && !(await records.exists(this.resource.type, owner));
  }

  private async clearOthers(records: Records, owner: Partial<E>, preferred?: number | null): Promise<void> {
    const others = { ...owner, is_preferred: true } as FindOptionsWhere<E>;
    for (const other of await records.find(this.resource.type, others)) {
      if (other.id === preferred) continue;
      await records.update(this.resource.type, other, { is_preferred: false } as Partial<E>, { touch: false });
    }
  }
}
