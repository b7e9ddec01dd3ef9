import sql from 'sql-template-tag';

import { CreateBodyOf, UpdateBodyOf } from '../../../fields/body.js';
import { OmitFields } from '../../../fields/field.js';
import { NestedField } from '../../../records/view.js';
import { resource } from '../../resource/resource.js';
import type { KeywordAnswer } from '../keywords/keyword.entity.js';
import { keywords, notHidden } from '../keywords/keyword.resource.js';
import { categoryOrder } from '../order.js';
import { Category } from './category.entity.js';

/** A category with its keywords. */
export class CategoryAnswer extends Category {
  @NestedField(() => keywords.row, { by: 'category_id', where: notHidden }) keywords: KeywordAnswer[];
}

export const categories = resource(Category, {
  itemType: 'category',
  order: categoryOrder,
  filters: { item_type: (value) => sql`categories.item_type = ${value}` },
  Row: CategoryAnswer,
  Details: CategoryAnswer,
});

export class CreateCategory extends CreateBodyOf(Category) {}
export class UpdateCategory extends UpdateBodyOf(OmitFields(Category, ['item_type'])) {}
