import type { Records } from '../../../records/records.js';
import { NotSaved } from '../../http/errors.js';
import { insideOf } from '../../resource/inside.js';
import type { Category } from '../categories/category.entity.js';
import { findCategory } from '../categories/find-category.js';
import { giveKeywords } from '../keywords/give-keywords.js';
import type { KeywordsOf } from '../keywords/keyword-assignment.js';
import { findOrMakeKeyword } from '../keywords/find-keyword.js';
import type { SentConstituentCategory, SentCustomField, SentKeyword } from './custom-fields.body.js';

/**
 * Stores the custom fields inside the body of a record, which must be locked. Values add to those that the record has,
 * unless they are to be removed or the field is a single one, which they replace (doc, choice). An unknown field is
 * ignored (doc); an unknown value is made (choice).
 * @throws NotSaved naming the place, such as `custom_fields[0].values[1].id`.
 */
export async function storeCustomFields(
  records: Records,
  of: KeywordsOf,
  id: number,
  sent: readonly SentCustomField[] | null | undefined,
): Promise<void> {
  for (const [index, field] of (sent ?? []).entries()) {
    await insideOf(`custom_fields[${index}]`, async () => {
      const category = await findCategory(records, of.itemType, field);
      if (category) await storeIn(records, of, id, category, 'values', field.values, field.remove_previous_values);
    });
  }
}

/** The same for the categories inside the body of a constituent. */
export async function storeCategories(
  records: Records,
  of: KeywordsOf,
  id: number,
  sent: readonly SentConstituentCategory[] | null | undefined,
): Promise<void> {
  for (const [index, entry] of (sent ?? []).entries()) {
    await insideOf(`categories[${index}]`, async () => {
      const category = await findCategory(records, of.itemType, entry);
      if (category)
        await storeIn(records, of, id, category, 'keywords', entry.keywords, entry.remove_previous_keywords);
    });
  }
}

async function storeIn(
  records: Records,
  of: KeywordsOf,
  id: number,
  category: Category,
  key: string,
  sent: readonly SentKeyword[] | null | undefined,
  replace?: boolean | null,
): Promise<void> {
  if (!sent) throw new NotSaved(`${key} can't be blank`);
  if (sent.length === 0 && !replace) return;
  if (!category.editable) throw new NotSaved(`${key} of ${category.name} cannot be changed`);
  const keywords: number[] = [];
  for (const [index, keyword] of sent.entries()) {
    keywords.push(await insideOf(`${key}[${index}]`, () => findOrMakeKeyword(records, category, keyword)));
  }
  await giveKeywords(records, of, id, category, keywords, { replace: replace ?? false });
}
