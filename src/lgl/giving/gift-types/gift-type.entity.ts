import { Entity } from 'typeorm';

import { IdField } from '../../../fields/fields.js';
import { IntegerField, TextField } from '../../resource/fields.js';

/** What kind of gift one is. The ids are the same in every account (doc); the rows come with the migrations. */
@Entity('gift_types')
export class GiftType {
  @IdField() id: number;
  @TextField({ required: true, sorted: true, example: 'Gift' }) name: string;
  @IntegerField({ required: true, example: 1 }) ordinal: number;
}
