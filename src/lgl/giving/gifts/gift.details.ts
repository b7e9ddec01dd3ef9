import { OmitFields } from '../../../fields/field.js';
import { TimestampField } from '../../../fields/fields.js';
import { type CustomField, CustomFieldsField } from '../../tagging/custom-fields/custom-fields.view.js';
import { giftKeywords } from './gift-keyword.entity.js';
import { Gift } from './gift.entity.js';

/** A gift as show, create, update and a search answer it: its custom fields come before its times (doc). */
export class GiftDetails extends OmitFields(Gift, ['created_at', 'updated_at']) {
  @CustomFieldsField(() => giftKeywords) custom_fields: CustomField[];
  @TimestampField() created_at: string;
  @TimestampField() updated_at: string;
}
