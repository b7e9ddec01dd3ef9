import type { Records } from '../../records/records.js';
import { GiftCategory } from '../giving/gift-categories/gift-category.entity.js';
import { Attribute } from '../tagging/attributes/attribute.entity.js';
import { classAffiliationTypes } from '../relations/class-affiliation-types/class-affiliation-type.resource.js';
import { relationshipTypes } from '../relations/relationship-types/relationship-type.resource.js';
import { membershipLevels } from '../memberships/membership-levels/membership-level.resource.js';
import { paymentTypes } from '../lookups/payment-types/payment-type.resource.js';
import { teamMembers } from '../lookups/team-members/team-member.resource.js';
import type { NamedList } from '../resource/reference.js';
import { groups } from '../tagging/groups/group.resource.js';
import { Keyword } from '../tagging/keywords/keyword.entity.js';
import { typeList, type TypeListKey } from '../types/type-lists.js';

const TYPES = [
  'constituent_contact_types',
  'marital_statuses',
  'street_address_types',
  'phone_number_types',
  'email_address_types',
  'web_address_types',
  'note_types',
  'contact_report_types',
  'volunteering_categories',
] as const satisfies readonly TypeListKey[];

/** The ids of the entries of a list, by their names. */
export type Ids = Readonly<Record<string, number>>;

/** What an account's lists hold when it is new, as its records name it: ids by names. */
export interface Lists {
  readonly types: Readonly<Record<(typeof TYPES)[number], Ids>>;
  readonly payments: Ids;
  readonly levels: readonly number[];
  readonly groups: Ids;
  readonly relationships: Ids;
  readonly classTypes: readonly number[];
  readonly teamMembers: readonly number[];
  /** The keywords of constituents that the account starts with. */
  readonly tags: Ids;
  /** The background of a constituent. */
  readonly background: number;
  /** The id of a category by the id of the gift type and the name. */
  category(gift_type_id: number, name: string): number | null;
}

export async function readLists(records: Records): Promise<Lists> {
  const idsOf = async (list: NamedList): Promise<Ids> =>
    Object.fromEntries((await list.entries(records)).map(({ id, name }) => [name, id]));
  const types: Partial<Record<TypeListKey, Ids>> = {};
  for (const key of TYPES) types[key] = await idsOf(typeList(key));
  const categories = await records.find(GiftCategory, {});
  const [background] = await records.find(Attribute, { key: 'background_info' });
  const tags = await records.find(Keyword, {});
  return {
    types: types as Lists['types'],
    payments: await idsOf(paymentTypes),
    levels: Object.values(await idsOf(membershipLevels)),
    groups: await idsOf(groups),
    relationships: await idsOf(relationshipTypes),
    classTypes: Object.values(await idsOf(classAffiliationTypes)),
    teamMembers: Object.values(await idsOf(teamMembers)),
    tags: Object.fromEntries(tags.map(({ id, name }) => [name, id])),
    background: background.id,
    category: (type, name) =>
      categories.find(({ gift_type_id, display_name }) => gift_type_id === type && display_name === name)?.id ?? null,
  };
}
