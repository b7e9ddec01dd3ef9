import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

import { Sandbox } from '../accounts/sandbox.entity.js';

/** Which field each key means that is sent: `{"donor_mail": "email_address.address"}`. */
export type Mapping = Readonly<Record<string, string>>;

/** What alone can name a listener; a database is not asked for anything else. */
export const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * A listener, where others leave what is to become records. Its address stands in their programs, so it is set for the
 * account, and stays through resets and restores (docs/decisions/0012-a-listener-outlives-its-queue.md).
 */
@Entity('integrations')
export class Integration {
  /** The secret in its address; unlike ids, it is unique among all accounts. */
  @PrimaryColumn({ type: 'varchar', length: 36 }) uuid: string;
  @Column({ type: 'integer' }) @Index() @ForeignKey(() => Sandbox, { onDelete: 'CASCADE' }) sandbox_id: number;
  @Column({ type: 'varchar', length: 255 }) name: string;
  @Column({ type: 'simple-json' }) mapping: Mapping;
  @Column({ type: 'varchar', length: 20 }) created_at: string;
}
