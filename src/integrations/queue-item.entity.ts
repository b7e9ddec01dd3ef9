import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

import { AccountRecord } from '../accounts/account-record.js';
import type { Made } from './importer.js';

export const STATUSES = ['unsaved', 'saved', 'rejected'] as const;

/** As LGL calls them (live); `rejected` is our word. */
export type Status = (typeof STATUSES)[number];

/** What was sent to a listener, and what became of it. */
@Entity('queue_items')
@Index(['account_id', 'integration_uuid', 'status', 'id'])
export class QueueItem extends AccountRecord {
  @PrimaryColumn({ type: 'integer' }) id: number;
  /** No foreign key: the listener is no record of the account, and does not go back with it. */
  @Column({ type: 'varchar', length: 36 }) integration_uuid: string;
  @Column({ type: 'varchar', length: 8 }) status: Status;
  @Column({ type: 'varchar', length: 20 }) received_at: string;
  @Column({ type: 'simple-json' }) payload: Readonly<Record<string, unknown>>;
  /** When it was saved or rejected. */
  @Column({ type: 'varchar', length: 20, nullable: true }) handled_at: string | null;
  /** What saving it has made. */
  @Column({ type: 'simple-json', nullable: true }) made: readonly Made[] | null;
}
