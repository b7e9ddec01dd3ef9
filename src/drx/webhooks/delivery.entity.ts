import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

import { RefersTo } from '../../accounts/account-record.js';
import { Account } from '../../accounts/account.entity.js';
import { Event } from '../../outbox/event.entity.js';
import { Webhook } from './webhook.entity.js';

/** An event that a webhook has yet to be told of. It is gone once it was taken or given up. */
@Entity('deliveries')
@Index(['account_id', 'webhook_id', 'record_id', 'event_id'])
@Index(['account_id', 'webhook_id', 'due_at'], { where: 'due_at IS NOT NULL' })
export class Delivery {
  @PrimaryColumn({ type: 'integer' }) @ForeignKey(() => Account, { onDelete: 'CASCADE' }) account_id: number;
  @PrimaryColumn({ type: 'integer' }) @RefersTo(() => Event, { cascade: true }) event_id: number;
  @PrimaryColumn({ type: 'integer' }) @RefersTo(() => Webhook, { cascade: true }) webhook_id: number;
  /** The record that the event is about. A webhook has one kind of event, and so one table of records. */
  @Column({ type: 'integer' }) record_id: number;
  @Column({ type: 'integer' }) attempts: number;
  /**
   * `2025-06-03T17:08:54.123Z`. While it is being sent: when whoever sends it must have died. `null` while one before it
   * about the same record is not done, so that a receiver learns of each record in order.
   */
  @Column({ type: 'varchar', length: 24, nullable: true }) due_at: string | null;
}
