import { folded } from '../../../fields/folded.js';
import type { Records } from '../../../records/records.js';
import { NotSaved } from '../../http/errors.js';
import { Category } from '../categories/category.entity.js';
import { Keyword } from './keyword.entity.js';

/** The keyword of this name in a category, without regard to case; one that is hidden is not found by its name. */
export async function keywordNamed(records: Records, category_id: number, name: string): Promise<Keyword | undefined> {
  const wanted = folded(name.trim());
  const keywords = await records.find(Keyword, { category_id, is_hidden: false });
  return keywords.find((keyword) => folded(keyword.name.trim()) === wanted);
}

/**
 * The id of the keyword of a category that was sent by id or name; a name that none has becomes a new one (choice).
 * @throws NotSaved
 */
export async function findOrMakeKeyword(
  records: Records,
  { id: category_id }: Category,
  { id, name, short_code }: { id?: number | null; name?: string | null; short_code?: string | null },
): Promise<number> {
  if (id) {
    if (await records.exists(Keyword, { id, category_id })) return id;
    throw new NotSaved(`id ${id} not found`);
  }
  if (!name?.trim()) throw new NotSaved("name can't be blank");
  const known = await keywordNamed(records, category_id, name);
  if (known) return known.id;
  // Others may be making the same one; the lock shows it to us.
  await records.lock(Category, category_id);
  const made = await keywordNamed(records, category_id, name);
  return made?.id ?? records.insert(Keyword, { category_id, name: name.trim(), short_code: short_code ?? null });
}
