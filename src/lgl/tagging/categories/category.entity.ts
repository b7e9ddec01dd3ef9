import { Entity, Index } from 'typeorm';

import { AccountRecord } from '../../../accounts/account-record.js';
import { IdField } from '../../../fields/fields.js';
import { oneOf } from '../../../fields/validators.js';
import { BooleanField, ChoiceField, IntegerField, TextField } from '../../resource/fields.js';
import { ITEM_TYPES, type ItemType } from '../item-types.js';

/** How many of its keywords a record can have: any number, or one (doc). */
const FACET_TYPES = ['list', 'single'] as const;

/** A list of keywords for one kind of record; in LGL's pages a custom field with a list of values. */
@Entity('categories')
@Index(['account_id', 'item_type', 'key'], { unique: true })
export class Category extends AccountRecord {
  @IdField() id: number;
  @TextField({
    required: true,
    max: 20,
    check: oneOf(ITEM_TYPES),
    example: 'Constituent',
    description: ITEM_TYPES.join(', '),
  })
  item_type: ItemType;

  @TextField({ required: true, searched: true, example: 'Interests' }) name: string;
  @TextField({ example: 'interests', description: 'A random one, if it is not sent.' }) key: string;
  @ChoiceField(FACET_TYPES, { initial: 'list' }) facet_type: (typeof FACET_TYPES)[number];
  @IntegerField({ from: -1_000_000, initial: 100, example: 100 }) ordinal: number;
  @BooleanField({ initial: true, description: 'Whether it can be deleted.' }) removable: boolean;
  @BooleanField({ initial: true, description: 'Whether its keywords can be changed, given and taken.' })
  editable: boolean;

  @TextField({ initial: 'compact', example: 'compact' }) display_format: string;
}
