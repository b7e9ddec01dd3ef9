import sql from 'sql-template-tag';

import { PickFields } from '../../../fields/field.js';
import { viewOf } from '../../../records/view.js';
import { Category } from '../categories/category.entity.js';
import { CategoryAnswer } from '../categories/category.resource.js';
import { Constituent } from '../../constituent/constituent.entity.js';
import { assignedTo, HeldCategoriesField } from '../keywords/held-categories.js';
import { keywords } from '../keywords/keyword.resource.js';
import { categoryOrder } from '../order.js';
import { constituentKeywords } from './constituent-keyword.entity.js';
import { givingStatusOf } from './giving-status.js';

const shown = {
  type: CategoryAnswer,
  category: viewOf(Category, categoryOrder),
  keyword: keywords.row,
  key: 'keywords',
};

/** A field that holds the categories in which the constituent has a keyword: one that was given, or its giving status. */
export const CategoriesField = () =>
  HeldCategoriesField(
    () => shown,
    (table) => sql`${assignedTo(constituentKeywords, table)} UNION ${givingStatusOf(table)}`,
  );

class CategorizedConstituent extends PickFields(Constituent, []) {
  @CategoriesField() categories: CategoryAnswer[];
}

/** A constituent with its categories and nothing else. */
export const categorizedConstituents = viewOf(CategorizedConstituent, sql`constituents.id`);
