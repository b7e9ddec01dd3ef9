import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

import type { ClockSetting } from '../clock/clock.js';
import { Account } from './account.entity.js';

/** So many calls are answered in any so many seconds. */
export interface RateLimitSetting {
  readonly enabled: boolean;
  readonly calls: number;
  readonly seconds: number;
}

/**
 * An account as those who hold its keys see it. It goes on while its records are exchanged for others, which is what a
 * reset and a restore do; whatever is set for the account and does not belong to its records is kept here.
 */
@Entity('sandboxes')
export class Sandbox {
  @PrimaryGeneratedColumn() id: number;
  /** Whose records its keys open now. */
  @Column({ type: 'integer' })
  @Index({ unique: true })
  @ForeignKey(() => Account, { onDelete: 'CASCADE' })
  account_id: number;
  /** What it is for, in the words of whoever made its first key. */
  @Column({ type: 'varchar', nullable: true }) label: string | null;
  /** It came into being when a key was used that nobody had made. */
  @Column({ type: 'boolean' }) opened_by_use: boolean;
  @Column({ type: 'varchar', length: 20 }) created_at: string;
  /** When one of its keys was last used, give or take an hour; `null` as long as that is when it was opened. */
  @Column({ type: 'varchar', length: 20, nullable: true }) used_at: string | null;
  /** Its own time; `null` where it has the server's. */
  @Column({ type: 'simple-json', nullable: true }) clock: ClockSetting | null;
  /** Something is to go wrong with its requests. */
  @Column({ type: 'boolean', default: false }) has_faults: boolean;
  @Column({ type: 'integer', default: 0 }) last_fault_id: number;
  /** How many calls it may make; `null` where that was never set. */
  @Column({ type: 'simple-json', nullable: true }) rate_limit: RateLimitSetting | null;
}
