import { Entity, Index } from 'typeorm';

import { AccountRecord } from '../../../accounts/account-record.js';
import { IdField } from '../../../fields/fields.js';
import { NameOf, ReferenceField, TextField } from '../../resource/fields.js';
import { giftTypes } from '../gift-types/gift-types.js';

/** A category of the gifts of one type. Several types can have one of the same name (live). */
@Entity('gift_categories')
@Index(['account_id', 'gift_type_id'])
export class GiftCategory extends AccountRecord {
  @IdField() id: number;
  @TextField({ required: true, example: 'Donation' }) display_name: string;
  @ReferenceField(giftTypes, { example: 1 }) gift_type_id: number;
  @NameOf('gift_type_id', { example: 'Gift' }) gift_type_name: string;
}
