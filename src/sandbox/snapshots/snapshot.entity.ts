import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

import { Account } from '../../accounts/account.entity.js';
import { Sandbox } from '../../accounts/sandbox.entity.js';

/** What the records of an account were at some time, under a name. */
@Entity('snapshots')
export class Snapshot {
  @PrimaryColumn({ type: 'integer' }) @ForeignKey(() => Sandbox, { onDelete: 'CASCADE' }) sandbox_id: number;
  @PrimaryColumn({ type: 'varchar', length: 64, collation: 'C' }) name: string;
  /** The account that holds them. No key opens it, so they never change. */
  @Column({ type: 'integer' })
  @Index({ unique: true })
  @ForeignKey(() => Account, { onDelete: 'CASCADE' })
  account_id: number;
  @Column({ type: 'varchar', length: 20 }) created_at: string;
  @Column({ type: 'integer' }) records: number;
}
