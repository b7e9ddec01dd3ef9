import type { Records } from '../../../records/records.js';
import { NotSaved } from '../../http/errors.js';
import { GiftCategory } from '../gift-categories/gift-category.entity.js';
import { giftTypes } from '../gift-types/gift-types.js';
import type { Gift } from './gift.entity.js';

/**
 * The category of a gift of this type: the one whose id was sent, else the one of the name, which is made when the type has
 * none so called (choice). Nothing when nothing was sent.
 * @throws NotSaved when it is one of another type.
 */
export async function categoryOf(
  records: Records,
  gift_type_id: number,
  { gift_category_id, gift_category_name: name }: Partial<Gift>,
): Promise<number | null | undefined> {
  if (!gift_category_id && name?.trim()) return categoryNamed(records, gift_type_id, name.trim());
  if (!gift_category_id) return name === undefined ? gift_category_id : null;
  if (await records.exists(GiftCategory, { id: gift_category_id, gift_type_id })) return gift_category_id;
  const type = (await giftTypes.entries(records)).find(({ id }) => id === gift_type_id);
  throw new NotSaved(
    `gift_category_id ${gift_category_id} is not a category of the type ${type?.name}; send one that is, or 0`,
  );
}

async function categoryNamed(records: Records, gift_type_id: number, display_name: string): Promise<number> {
  const wanted = display_name.toLowerCase();
  const known = await records.find(GiftCategory, { gift_type_id });
  const found = known.find((category) => category.display_name.trim().toLowerCase() === wanted);
  return found?.id ?? records.insert(GiftCategory, { display_name, gift_type_id });
}
