import { Entity, Index } from 'typeorm';

import { AccountRecord } from '../../../accounts/account-record.js';
import { OmitFields } from '../../../fields/field.js';
import { IdField, TimestampField } from '../../../fields/fields.js';
import { BooleanField, IntegerField, LongTextField, ParentField, TextField } from '../../resource/fields.js';
import { Category } from '../categories/category.entity.js';

/** One entry of a category, which records of its kind can have. */
@Entity('keywords')
@Index(['account_id', 'category_id'])
export class Keyword extends AccountRecord {
  @IdField() id: number;
  @ParentField(() => Category, { moves: true, example: 1 }) category_id: number;
  @TextField({ required: true, searched: true, example: 'Chess' }) name: string;
  @LongTextField() description: string | null;
  @TextField({ example: 'chess' }) short_code: string | null;
  @IntegerField({ from: -1_000_000, initial: 100, example: 100 }) ordinal: number;
  @BooleanField({ initial: true, description: 'Whether it can be deleted.' }) removable: boolean;
  @BooleanField({ initial: true }) can_change: boolean;
  @BooleanField({ initial: true, description: 'False once it is deleted and not gone for good.' }) can_select: boolean;
  @TimestampField() created_at: string;
  @TimestampField() updated_at: string;
  @BooleanField({ readOnly: true, description: 'Deleted, and kept by those who have it (doc). Not answered.' })
  is_hidden: boolean;
}

/** A keyword as the API answers it. */
export class KeywordAnswer extends OmitFields(Keyword, ['is_hidden']) {}
