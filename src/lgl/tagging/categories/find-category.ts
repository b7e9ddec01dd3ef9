import { folded } from '../../../fields/folded.js';
import type { Records } from '../../../records/records.js';
import { NotSaved } from '../../http/errors.js';
import type { ItemType } from '../item-types.js';
import { Category } from './category.entity.js';

interface Named {
  id?: number | null;
  key?: string | null;
  name?: string | null;
}

/**
 * The category of a kind of records that an id, a key or a name means, in this order of weight.
 * @throws NotSaved when none of them is sent.
 */
export async function findCategory(
  records: Records,
  item_type: ItemType,
  { id, key, name }: Named,
): Promise<Category | undefined> {
  if (id) return (await records.find(Category, { item_type, id }))[0];
  if (key) return (await records.find(Category, { item_type, key }))[0];
  const wanted = folded(name?.trim() ?? '');
  if (!wanted) throw new NotSaved("name can't be blank");
  return (await records.find(Category, { item_type })).find((category) => folded(category.name.trim()) === wanted);
}
