import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

import { AccountRecord } from '../accounts/account-record.js';

export type ChangeAction = 'create' | 'update' | 'delete';

/** What one write did to one record. It outlives the record; it goes only with its account. */
@Entity('changes')
@Index(['account_id', 'record_type', 'record_id'])
export class Change extends AccountRecord {
  @PrimaryColumn({ type: 'integer' }) id: number;
  /** The key that did it. No foreign key: the change log does not depend on the key being kept. */
  @Column({ type: 'integer' }) key_id: number;
  @Column({ type: 'varchar', length: 20 }) changed_at: string;
  /** The table of the record. */
  @Column({ type: 'varchar' }) record_type: string;
  @Column({ type: 'integer' }) record_id: number;
  @Column({ type: 'varchar' }) action: ChangeAction;
  /** The values before, of the fields that changed; `null` for a record that was created. */
  @Column({ type: 'simple-json', nullable: true }) old_values: Record<string, unknown> | null;
  /** The values after, of the fields that changed; `null` for a record that was deleted. */
  @Column({ type: 'simple-json', nullable: true }) new_values: Record<string, unknown> | null;
}
