import { ApiProperty } from '@nestjs/swagger';

import { OmitFields } from '../../../fields/field.js';
import { viewOf } from '../../../records/view.js';
import { Category } from '../categories/category.entity.js';
import { assignedTo, HeldCategoriesField } from '../keywords/held-categories.js';
import type { KeywordsOf } from '../keywords/keyword-assignment.js';
import { Keyword } from '../keywords/keyword.entity.js';
import { categoryOrder, keywordOrder } from '../order.js';

/** A keyword as the value of a custom field. */
export class CustomFieldValue extends OmitFields(Keyword, ['created_at', 'updated_at', 'is_hidden']) {}

class CustomFieldHead extends OmitFields(Category, ['display_format']) {}

/** A category as a custom field of a record, with the values that the record has. */
export class CustomField extends CustomFieldHead {
  @ApiProperty({ type: [CustomFieldValue] }) values: CustomFieldValue[];
}

const shown = {
  type: CustomField,
  category: viewOf(CustomFieldHead, categoryOrder),
  keyword: viewOf(CustomFieldValue, keywordOrder),
  key: 'values',
};

/** A field that holds the custom fields in which the record has a value. */
export const CustomFieldsField = (of: () => KeywordsOf) =>
  HeldCategoriesField(
    () => shown,
    (table) => assignedTo(of(), table),
  );
