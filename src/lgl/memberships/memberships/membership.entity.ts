import { Entity, Index } from 'typeorm';

import { AccountRecord } from '../../../accounts/account-record.js';
import { CreateBodyOf, UpdateBodyOf } from '../../../fields/body.js';
import { field, IdField, TimestampField } from '../../../fields/fields.js';
import { Constituent } from '../../constituent/constituent.entity.js';
import { DateField, LongTextField, NameOf, ParentField, ReferenceField } from '../../resource/fields.js';
import { membershipLevels } from '../membership-levels/membership-level.resource.js';

/** A day that the service checks, since LGL tells of it and of the level in one breath (wire). */
const StartField = () =>
  field({
    options: { example: '2025-06-03' },
    api: { type: String, format: 'date' },
    column: { type: 'date', nullable: false },
    check: () => undefined,
  });

/** A constituent's membership; without a last day it does not end (doc). It has no status, which is worked out in searches. */
@Entity('memberships')
@Index(['account_id', 'constituent_id', 'finish_date'])
@Index(['account_id', 'membership_level_id'])
@Index(['account_id', 'finish_date'])
export class Membership extends AccountRecord {
  @IdField() id: number;
  @ParentField(() => Constituent, { example: 959480 }) constituent_id: number;
  /** A name that no level has is the same as none (wire). */
  @ReferenceField(membershipLevels, { unknown: 'ignore', example: 3 }) membership_level_id: number;
  @NameOf('membership_level_id', { example: 'Gold' }) membership_level_name: string;
  @StartField() date_start: string;
  @DateField() finish_date: string | null;
  @LongTextField() note: string | null;
  @TimestampField() created_at: string;
  @TimestampField() updated_at: string;
}

export class CreateMembership extends CreateBodyOf(Membership) {}
export class UpdateMembership extends UpdateBodyOf(Membership) {}
