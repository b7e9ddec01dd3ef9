import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

import { Sandbox } from '../../accounts/sandbox.entity.js';

/** The calls that an account made in one millisecond, and that count against its limit. */
@Entity('counted_calls')
export class CountedCalls {
  @PrimaryColumn({ type: 'integer' }) @ForeignKey(() => Sandbox, { onDelete: 'CASCADE' }) sandbox_id: number;
  /** By the account's clock. */
  @PrimaryColumn({ type: 'varchar', length: 24 }) at: string;
  @Column({ type: 'integer' }) calls: number;
}
