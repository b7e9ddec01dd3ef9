import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

import { Account } from '../../accounts/account.entity.js';
import { Sandbox } from '../../accounts/sandbox.entity.js';

/** What is to go wrong with an account's requests. It stays through a reset and a restore (choice). */
@Entity('faults')
export class Fault {
  @PrimaryColumn({ type: 'integer' }) @ForeignKey(() => Sandbox, { onDelete: 'CASCADE' }) sandbox_id: number;
  /** Counts within the account, and is never given twice. */
  @PrimaryColumn({ type: 'integer' }) id: number;
  @Column({ type: 'varchar' }) operation: string;
  @Column({ type: 'varchar' }) effect: string;
  /** What is sent in the place of the API's own answer, and with it. */
  @Column({ type: 'simple-json', nullable: true }) body: unknown;
  @Column({ type: 'simple-json', nullable: true }) headers: Record<string, string> | null;
  /** How often it hits; `null` for always. */
  @Column({ type: 'integer', nullable: true }) times: number | null;
  /** How many requests pass before the first that it may hit. */
  @Column({ type: 'integer' }) after: number;
  @Column({ type: 'double precision' }) probability: number;
  @Column({ type: 'integer' }) seed: number;
  /** How many requests it was there for until its `times` were over, and how many of them it hit. */
  @Column({ type: 'integer' }) seen: number;
  @Column({ type: 'integer' }) hits: number;
  @Column({ type: 'varchar', length: 20 }) created_at: string;
  /** For a stale read: the account's records as they were when the fault was set. */
  @Column({ type: 'integer', nullable: true })
  @Index()
  @ForeignKey(() => Account, { onDelete: 'SET NULL' })
  copy_id: number | null;
}
