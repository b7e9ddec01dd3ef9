import { Entity } from 'typeorm';

import { AccountRecord } from '../../../accounts/account-record.js';
import { CreateBodyOf, UpdateBodyOf } from '../../../fields/body.js';
import { IdField } from '../../../fields/fields.js';
import { IntegerField, TextField } from '../../resource/fields.js';

/** A group that constituents are members of. */
@Entity('groups')
export class Group extends AccountRecord {
  @IdField() id: number;
  @TextField({ required: true, example: 'Board Member' }) name: string;
  @TextField({ example: 'board_member', description: 'Made from the name, if it is not sent.' }) key: string | null;
  @IntegerField({ from: -1_000_000, initial: 0, example: 0 }) ordinal: number;
}

export class CreateGroup extends CreateBodyOf(Group) {}
export class UpdateGroup extends UpdateBodyOf(Group) {}
