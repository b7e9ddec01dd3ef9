import { Entity, Index } from 'typeorm';

import { Constituent } from '../../constituent/constituent.entity.js';
import { ParentField } from '../../resource/fields.js';
import { type AttributesOf, AttributeValue } from './attribute-value.js';

/** The value that a constituent has for an attribute. */
@Entity('constituent_attribute_values')
@Index('constituent_attribute_values_text', { synchronize: false })
@Index(['account_id', 'constituent_id', 'attribute_id'], { unique: true })
export class ConstituentAttributeValue extends AttributeValue {
  @ParentField(() => Constituent) constituent_id: number;
}

export const constituentAttributes: AttributesOf = {
  itemType: 'Constituent',
  value: ConstituentAttributeValue,
  column: 'constituent_id',
};
