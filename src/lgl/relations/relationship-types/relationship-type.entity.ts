import { Entity } from 'typeorm';

import { AccountRecord, RefersTo } from '../../../accounts/account-record.js';
import { IdField } from '../../../fields/fields.js';
import { BooleanField, IntegerField, TextField } from '../../resource/fields.js';

/** What one constituent can be to another. */
@Entity('relationship_types')
export class RelationshipType extends AccountRecord {
  @IdField() id: number;
  @TextField({ required: true, example: 'Parent' }) name: string;
  @TextField({ example: 'Parent' }) short_code: string | null;
  @TextField({ example: 'family' }) type_code: string | null;
  @IntegerField({ required: true, example: 0 }) ordinal: number;
  @BooleanField({ initial: true }) removable: boolean;
  @RefersTo(() => RelationshipType)
  @IntegerField({ description: 'The type of the relationship seen from the other side.' })
  reciprocal_id: number | null;

  @IntegerField() auto_soft_credit: number | null;
  @IntegerField() share_class_year: number | null;
  @BooleanField() share_membership: boolean;
  @BooleanField() is_spouse_partner: boolean;
  @IntegerField() share_class_year_to: number | null;
}
