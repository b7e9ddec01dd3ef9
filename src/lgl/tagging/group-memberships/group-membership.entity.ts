import { Entity, Index } from 'typeorm';

import { AccountRecord } from '../../../accounts/account-record.js';
import { CreateBodyOf, NestedBodyOf, UpdateBodyOf } from '../../../fields/body.js';
import { OmitFields } from '../../../fields/field.js';
import { IdField, TimestampField } from '../../../fields/fields.js';
import { Constituent } from '../../constituent/constituent.entity.js';
import { BooleanField, DateField, NameOf, ParentField, ReferenceField } from '../../resource/fields.js';
import { groups } from '../groups/group.resource.js';

/** That a constituent is, or was, in a group; more than once if it likes (live). */
@Entity('group_memberships')
@Index(['account_id', 'constituent_id'])
@Index(['account_id', 'group_id', 'constituent_id'])
export class GroupMembership extends AccountRecord {
  @IdField() id: number;
  @ParentField(() => Constituent, { moves: true, example: 1 }) constituent_id: number;
  @ReferenceField(groups, { example: 1 }) group_id: number;
  @NameOf('group_id', { example: 'Board Member' }) group_name: string;
  @DateField() date_start: string | null;
  @DateField({ description: 'Does not end it by itself.' }) date_end: string | null;
  @BooleanField({ initial: true, description: 'False once it has ended.' }) is_current: boolean;
  @TimestampField() created_at: string;
  @TimestampField() updated_at: string;
}

class SentMembership extends OmitFields(GroupMembership, ['constituent_id']) {}

export class CreateGroupMembership extends CreateBodyOf(SentMembership) {}
export class UpdateGroupMembership extends UpdateBodyOf(GroupMembership) {}
export class NestedGroupMembership extends NestedBodyOf(SentMembership) {}
