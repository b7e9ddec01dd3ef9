import { In } from 'typeorm';

import type { Records } from '../../../records/records.js';
import type { Category } from '../categories/category.entity.js';
import type { KeywordAssignment, KeywordsOf } from './keyword-assignment.js';
import { Keyword } from './keyword.entity.js';

/**
 * Gives a record, which must be locked, keywords of one category. What it has already is given no second time, and in a
 * single category the last one takes the place of all others (live).
 */
export async function giveKeywords(
  records: Records,
  of: KeywordsOf,
  id: number,
  { id: category_id, facet_type }: Category,
  keywords: readonly number[],
  { replace }: { replace: boolean },
): Promise<void> {
  const single = facet_type === 'single' && keywords.length > 0;
  const wanted = new Set(single ? keywords.slice(-1) : keywords);
  const held = await heldIn(records, of, id, category_id);
  for (const assignment of replace || single ? held : []) {
    if (!wanted.has(assignment.keyword_id)) await records.delete(of.assignment, assignment);
  }
  for (const { keyword_id } of held) wanted.delete(keyword_id);
  for (const keyword_id of wanted) await records.insert(of.assignment, { [of.column]: id, keyword_id });
}

async function heldIn(
  records: Records,
  { assignment, column }: KeywordsOf,
  id: number,
  category_id: number,
): Promise<KeywordAssignment[]> {
  const all = await records.find(assignment, { [column]: id });
  if (all.length === 0) return [];
  const inside = await records.find(Keyword, { category_id, id: In(all.map(({ keyword_id }) => keyword_id)) });
  const ids = new Set(inside.map((keyword) => keyword.id));
  return all.filter(({ keyword_id }) => ids.has(keyword_id));
}
