import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

import { Account } from './account.entity.js';
import type { Scope } from './caller.js';

/** A key that opens one account. The key itself is never stored, only its SHA-256. */
@Entity('api_keys')
export class ApiKey {
  @PrimaryGeneratedColumn() id: number;
  @Column({ type: 'integer' }) @Index() @ForeignKey(() => Account, { onDelete: 'CASCADE' }) account_id: number;
  @Column({ type: 'varchar', length: 64 }) @Index({ unique: true }) key_hash: string;
  @Column({ type: 'varchar', length: 5 }) scope: Scope;
  /** What the key is for, in its owner's words. */
  @Column({ type: 'varchar', nullable: true }) label: string | null;
  /** It came into being by being used in open mode. Strict mode does not accept such keys. */
  @Column({ type: 'boolean' }) opened_by_use: boolean;
  @Column({ type: 'varchar', length: 20 }) created_at: string;
  @Column({ type: 'varchar', length: 20, nullable: true }) revoked_at: string | null;
}
