import type { Records } from '../../records/records.js';
import { keyOf } from '../resource/key.js';
import { Attribute } from './attributes/attribute.entity.js';
import { Category } from './categories/category.entity.js';
import { GIVING_STATUS } from './constituent-categories/giving-status.js';
import { Group } from './groups/group.entity.js';
import { Keyword } from './keywords/keyword.entity.js';

const GROUPS = ['Team Member', 'Board Member', 'Staff', 'Volunteer'];

/** In the order of their ids (doc). */
const CATEGORIES: readonly { category: Partial<Category>; keywords: readonly Partial<Keyword>[] }[] = [
  {
    category: { name: 'Communication Tags', key: 'tags' },
    keywords: [
      { name: 'Do not mail', short_code: 'do_not_mail' },
      { name: 'Do not email', short_code: 'do_not_email' },
      { name: 'Do not call', short_code: 'do_not_call' },
    ],
  },
  {
    category: { name: 'Giving Status', key: GIVING_STATUS, removable: false, editable: false },
    keywords: [
      { name: 'Top 100 Donor', short_code: 'top_100_donor', ordinal: 0 },
      { name: 'New Donor', short_code: 'new_donor', ordinal: 1 },
      { name: 'Active Donor', short_code: 'active_donor', ordinal: 2 },
      { name: 'Lapsed Donor', short_code: 'lapsed_donor', ordinal: 3 },
      { name: 'Non Donor', short_code: 'non_donor', ordinal: 4 },
    ],
  },
  {
    category: { name: 'Acknowledgment Preference', key: 'ack_preferences', facet_type: 'single', removable: false },
    keywords: [
      { name: 'Prefers mail', short_code: 'ack_pref_mailing', ordinal: 0 },
      { name: 'Prefers email', short_code: 'ack_pref_email', ordinal: 1 },
      { name: 'Prefers none', short_code: 'ack_pref_none', ordinal: 2 },
    ],
  },
];

const BACKGROUND: Partial<Attribute> = {
  item_type: 'Constituent',
  name: 'Background Info',
  key: 'background_info',
  classification: 'text',
  ordinal: 100,
};

/** The groups, the attribute and the categories that a new account starts with (doc). */
export async function storeTagging(records: Records): Promise<void> {
  await records.appendAll(
    Group,
    GROUPS.map((name) => ({ name, key: keyOf(name) })),
  );
  await records.appendAll(Attribute, [BACKGROUND]);
  const ids = await records.appendAll(
    Category,
    CATEGORIES.map(({ category }) => ({ ...category, item_type: 'Constituent' })),
  );
  const keywords = CATEGORIES.flatMap(({ keywords: own }, index) =>
    own.map((keyword) => ({ ...keyword, category_id: ids[index], removable: false })),
  );
  await records.appendAll(Keyword, keywords);
}
