import { Entity } from 'typeorm';

import { AccountRecord } from '../../../accounts/account-record.js';
import { CreateBodyOf, UpdateBodyOf } from '../../../fields/body.js';
import { IdField } from '../../../fields/fields.js';
import { IntegerField, TextField } from '../../resource/fields.js';

/** Where a level stands that is not told (choice). */
export const USUAL_ORDINAL = 100;

/** What a member has joined as. */
@Entity('membership_levels')
export class MembershipLevel extends AccountRecord {
  @IdField() id: number;
  @TextField({ required: true, sorted: true, example: 'Gold' }) name: string;
  @IntegerField({ initial: USUAL_ORDINAL, description: 'Its place in the list.' }) ordinal: number;
}

export class CreateMembershipLevel extends CreateBodyOf(MembershipLevel) {}
export class UpdateMembershipLevel extends UpdateBodyOf(MembershipLevel) {}
