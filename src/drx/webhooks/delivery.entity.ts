import { Column, Entity, Index } from 'typeorm';

import { AccountRecord, RefersTo } from '../../accounts/account-record.js';
import { Event } from '../../outbox/event.entity.js';
import { IdField } from '../../fields/fields.js';
import { Webhook } from './webhook.entity.js';

/** An event that a webhook has yet to be told of. It is gone once it was taken or given up. */
@Entity('deliveries')
@Index(['account_id', 'webhook_id', 'record_type', 'record_id'])
export class Delivery extends AccountRecord {
  @IdField() id: number;
  @Column({ type: 'integer' }) @RefersTo(() => Webhook, { cascade: true }) webhook_id: number;
  @Column({ type: 'integer' }) @RefersTo(() => Event, { cascade: true }) event_id: number;
  /** The record that the event is about: its deliveries keep their order. */
  @Column({ type: 'varchar' }) record_type: string;
  @Column({ type: 'integer' }) record_id: number;
  @Column({ type: 'integer' }) attempts: number;
  /** `2025-06-03T17:08:54.123Z`. While it is being sent: when whoever sends it must have died. */
  @Column({ type: 'varchar', length: 24 }) @Index() due_at: string;
}
