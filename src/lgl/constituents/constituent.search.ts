import sql, { join } from 'sql-template-tag';

import { tableOf } from '../../fields/field.js';
import type { RecordClass } from '../../records/records.js';
import { EmailAddress } from '../contact/email-addresses/email-address.entity.js';
import { PhoneNumber } from '../contact/phone-numbers/phone-number.entity.js';
import { StreetAddress } from '../contact/street-addresses/street-address.entity.js';
import { ListMember } from '../lookups/lists/list.entity.js';
import { MembershipLevel } from '../memberships/membership-levels/membership-level.entity.js';
import { Membership } from '../memberships/memberships/membership.entity.js';
import { ClassAffiliation } from '../relations/class-affiliations/class-affiliation.entity.js';
import type { SearchOptions } from '../resource/search.js';
import { attribute, type Attributes } from '../search/attributes.js';
import { columnOf } from '../search/column.js';
import { since, sinceDay, until, untilDay } from '../search/dates.js';
import { flag, running } from '../search/flags.js';
import { ids } from '../search/ids.js';
import { compared } from '../search/numbers.js';
import { latest, type RelatedInOrder, sameOne, some } from '../search/related.js';
import { of } from '../search/sorting.js';
import type { Related } from '../search/term.js';
import { beginsWith, comparedText, contains, containsDigits, containsWords, equals, exactly } from '../search/texts.js';
import { typesInYears } from '../search/years.js';
import { Attribute } from '../tagging/attributes/attribute.entity.js';
import { ConstituentAttributeValue } from '../tagging/custom-attrs/constituent-attribute-value.entity.js';
import { GroupMembership } from '../tagging/group-memberships/group-membership.entity.js';
import { ConstituentDetails } from './constituent.details.js';
import { keyword } from './keyword-term.js';

const its = (type: RecordClass, column = 'constituent_id'): Related => ({ table: tableOf(type), column });

/** The latest is the last to end; one without an end is later than all others (doc, choice). */
const memberships: RelatedInOrder = {
  ...its(Membership),
  newest: join([sql`finish_date IS NULL DESC`, sql`finish_date DESC`, sql`id DESC`]),
};

const level = (column: string) =>
  of(memberships, of({ table: tableOf(MembershipLevel), column: 'id', key: 'membership_level_id' }, column));

const attributes: Attributes = {
  definitions: tableOf(Attribute),
  where: sql`${columnOf(tableOf(Attribute), 'item_type')} = ${'Constituent'}`,
  values: its(ConstituentAttributeValue),
  attribute: 'attribute_id',
};

/** How constituents are searched (doc; what the terms do to the letter is said at each kind of term). */
export const constituentSearch: SearchOptions = {
  terms: {
    name: containsWords('names'),
    eaddr: some(its(EmailAddress, 'item_id'), contains('address')),
    phone_number: some(its(PhoneNumber, 'item_id'), containsDigits('normalized_number', 'number')),
    // Two of these have to hold for the same address (choice).
    ...sameOne(its(StreetAddress, 'item_id'), {
      street: contains('street'),
      city: equals('city'),
      state: equals('state'),
      postal_code: beginsWith('postal_code'),
      country: contains('country'),
    }),
    keyword,
    updated_from: since('updated_at'),
    updated_to: until('updated_at'),
    membership_status: running(memberships, 'date_start', 'finish_date'),
    membership_level: latest(memberships, ids('membership_level_id')),
    membership_end_date_from: latest(memberships, sinceDay('finish_date')),
    membership_end_date_to: latest(memberships, untilDay('finish_date')),
    external_id: exactly('external_constituent_id'),
    constituent_type: flag('is_org'),
    // Also what has ended (live).
    groups: some(its(GroupMembership), ids('group_id')),
    class: some(its(ClassAffiliation), typesInYears('class_affiliation_type_id', 'year')),
    custom_attr: attribute(attributes, comparedText('value')),
    custom_attr_from: attribute(attributes, sinceDay('day')),
    custom_attr_to: attribute(attributes, untilDay('day')),
    custom_attr_int: attribute(attributes, compared('number')),
    lists: some(its(ListMember), ids('list_id')),
  },
  sorts: {
    name: 'sort_key',
    external_id: 'external_constituent_id',
    lgl_id: 'id',
    date_created: 'created_at',
    date_updated: 'updated_at',
    membership_level: [level('ordinal'), level('name')],
    membership_end_date_from: of(memberships, 'finish_date'),
  },
  initial: 'name',
  ties: sql`constituents.sort_key, constituents.id`,
  Expanded: ConstituentDetails,
  // A bare text there is refused as it is in a search (wire); that the rest is the same is a choice.
  onLists: ['q', 'sort'],
};
