import { Entity, Index } from 'typeorm';

import { AccountRecord } from '../../../accounts/account-record.js';
import { PickFields } from '../../../fields/field.js';
import { IdField, TimestampField } from '../../../fields/fields.js';
import { Constituent } from '../../constituent/constituent.entity.js';
import { ParentField, TextField } from '../../resource/fields.js';

/** A list of constituents that was put together by hand; the API only reads it and searches by it. */
@Entity('constituent_lists')
@Index('constituent_lists_text', { synchronize: false })
export class ConstituentList extends AccountRecord {
  @IdField() id: number;
  @TextField({ required: true, searched: true, example: 'Spring mailing' }) name: string;
  @TimestampField() created_at: string;
  @TimestampField() updated_at: string;
}

/** All that clients are known to read of a list (choice). */
export class ListRow extends PickFields(ConstituentList, ['id', 'name']) {}

/** That a constituent is on a list. */
@Entity('constituent_list_members')
@Index(['account_id', 'list_id'])
@Index(['account_id', 'constituent_id'])
export class ListMember extends AccountRecord {
  @IdField() id: number;
  @ParentField(() => ConstituentList) list_id: number;
  @ParentField(() => Constituent) constituent_id: number;
}
