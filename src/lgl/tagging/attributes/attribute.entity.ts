import { Column, Entity, Index } from 'typeorm';

import { AccountRecord } from '../../../accounts/account-record.js';
import { IdField } from '../../../fields/fields.js';
import { IntegerField, LongTextField, TextField } from '../../resource/fields.js';

/** What the values of an attribute are: `text` and `integer` are documented, the other two are known from searches. */
export type Classification = 'text' | 'integer' | 'date' | 'currency';

/** The definition of an attribute that records of one kind can have a value for. */
@Entity('attributes')
@Index(['account_id', 'item_type', 'key'], { unique: true })
export class Attribute extends AccountRecord {
  @IdField() id: number;
  @TextField({ required: true, example: 'Constituent' }) item_type: string;
  @TextField({ required: true, example: 'Background Info' }) name: string;
  @LongTextField() description: string | null;
  @TextField({ required: true, example: 'background_info' }) key: string;
  @IntegerField({ from: -1_000_000 }) min_val: number | null;
  @IntegerField() max_val: number | null;

  /** Shows only beside a value (doc). */
  @Column({ type: 'varchar', length: 20 }) classification: Classification;
  /** Shows only beside a value (doc). */
  @Column({ type: 'integer' }) ordinal: number;
}
