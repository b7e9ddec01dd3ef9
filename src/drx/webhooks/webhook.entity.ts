import { Column, Entity, Index } from 'typeorm';

import { AccountRecord } from '../../accounts/account-record.js';
import { CreateBodyOf } from '../../fields/body.js';
import { TimestampField } from '../../fields/fields.js';
import { EVENTS } from '../events/event.views.js';
import { ChoiceField, CountField, MomentField, PrefixedIdField, TextField } from '../resource/fields.js';
import { fieldName, fieldValue, webAddress } from './checks.js';

export const WEBHOOK_STATUSES = ['active', 'failing'] as const;

/** Where an account wants to be told of one kind of event. */
@Entity('webhooks')
@Index(['account_id', 'event'])
@Index(['status', 'due_at'])
export class Webhook extends AccountRecord {
  @PrefixedIdField('whk') id: number;
  @TextField({ required: true, max: 2000, check: webAddress, example: 'https://example.com/hooks' }) url: string;

  @TextField({ required: true, check: fieldName, example: 'X-Hook-Secret', description: 'A header of every delivery.' })
  header_key: string;

  @TextField({
    required: true,
    secret: true,
    max: 2000,
    check: fieldValue,
    description: 'Its value; only a look-up shows it.',
  })
  header_value: string;

  @ChoiceField(EVENTS, { required: true }) event: string;
  @ChoiceField(WEBHOOK_STATUSES, {
    readOnly: true,
    required: true,
    description: '`failing` after an attempt that failed, until one succeeds (choice).',
  })
  status: string;

  @CountField({ description: 'Deliveries that were taken.' }) successes: number;
  @CountField({ description: 'Attempts that failed.' }) failures: number;
  @MomentField({ readOnly: true, description: 'When an attempt was last made.' }) last_triggered: string | null;
  @TimestampField() created_at: string;
  @TimestampField() updated_at: string;
  /** When it next has something to be told, to the millisecond; `null` when nothing is planned. */
  @Column({ type: 'varchar', length: 24, nullable: true }) due_at: string | null;
}

export class CreateWebhook extends CreateBodyOf(Webhook) {}
