import type { Records } from '../../../records/records.js';
import { resource } from '../../resource/resource.js';
import { ids } from '../../search/ids.js';
import { giftTypes } from '../gift-types/gift-types.js';
import { GiftCategory } from './gift-category.entity.js';

export const giftCategories = resource(GiftCategory, {
  itemType: 'gift_category',
  filters: { gift_type_id: (value, records) => ids('gift_type_id').condition(value, 'gift_categories', records) },
  named: { nameColumn: 'display_name' },
});

/** What a new account starts with (the first two types: doc; the others: choice). */
const STANDARD = {
  Gift: ['Donation', 'Matching Gift', 'Pledge Payment'],
  Pledge: ['Standard Pledge', 'Grant'],
  'Other Income': ['Event Fee', 'Membership Fee', 'Sales'],
  'In Kind': ['Goods', 'Services'],
  'Soft Credit': ['General'],
  Matching: ['General'],
  'In Honor of': ['General'],
  'In Memory of': ['General'],
};

export async function storeGiftCategories(records: Records): Promise<void> {
  const types = new Map((await giftTypes.entries(records)).map(({ id, name }) => [name, id]));
  const rows = Object.entries(STANDARD).flatMap(([type, names]) =>
    names.map((display_name) => ({ display_name, gift_type_id: types.get(type) })),
  );
  await records.appendAll(GiftCategory, rows);
}
