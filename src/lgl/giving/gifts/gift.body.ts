import { CreateBodyOf, UpdateBodyOf } from '../../../fields/body.js';
import { NestedProperty } from '../../../fields/fields.js';
import { SentCustomField } from '../../tagging/custom-fields/custom-fields.body.js';
import { Gift } from './gift.entity.js';

export class CreateGift extends CreateBodyOf(Gift) {
  @NestedProperty(() => SentCustomField) custom_fields?: SentCustomField[] | null;
}

export class UpdateGift extends UpdateBodyOf(Gift) {
  @NestedProperty(() => SentCustomField) custom_fields?: SentCustomField[] | null;
}
