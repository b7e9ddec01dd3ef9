import { NestedField } from '../../records/view.js';
import { Constituent } from '../constituent/constituent.entity.js';
import type { ConstituentEmailAddress } from '../contact/email-addresses/email-address.entity.js';
import { constituentEmailAddresses } from '../contact/email-addresses/email-address.resource.js';
import type { ConstituentPhoneNumber } from '../contact/phone-numbers/phone-number.entity.js';
import { constituentPhoneNumbers } from '../contact/phone-numbers/phone-number.resource.js';
import type { ConstituentStreetAddress } from '../contact/street-addresses/street-address.entity.js';
import { constituentStreetAddresses } from '../contact/street-addresses/street-address.resource.js';
import type { ConstituentWebAddress } from '../contact/web-addresses/web-address.entity.js';
import { constituentWebAddresses } from '../contact/web-addresses/web-address.resource.js';
import type { Membership } from '../memberships/memberships/membership.entity.js';
import { memberships } from '../memberships/memberships/membership.resource.js';
import type { ClassAffiliation } from '../relations/class-affiliations/class-affiliation.entity.js';
import { classAffiliations } from '../relations/class-affiliations/class-affiliation.resource.js';
import type { ConstituentRelationship } from '../relations/constituent-relationships/constituent-relationship.entity.js';
import { constituentRelationships } from '../relations/constituent-relationships/constituent-relationship.resource.js';
import { CategoriesField } from '../tagging/constituent-categories/constituent-categories.view.js';
import type { CategoryAnswer } from '../tagging/categories/category.resource.js';
import { constituentAttributes } from '../tagging/custom-attrs/constituent-attribute-value.entity.js';
import { type CustomAttr, CustomAttrsField } from '../tagging/custom-attrs/custom-attrs.view.js';
import type { GroupMembership } from '../tagging/group-memberships/group-membership.entity.js';
import { groupMemberships } from '../tagging/group-memberships/group-membership.resource.js';

/** A constituent with everything that belongs to it, as show, create and update answer it. */
export class ConstituentDetails extends Constituent {
  @NestedField(() => classAffiliations.row, { by: 'constituent_id' }) class_affiliations: ClassAffiliation[];
  @NestedField(() => constituentRelationships.row, { by: 'constituent_id' }) relationships: ConstituentRelationship[];
  @NestedField(() => constituentStreetAddresses, { by: 'item_id' }) street_addresses: ConstituentStreetAddress[];
  @NestedField(() => constituentPhoneNumbers, { by: 'item_id' }) phone_numbers: ConstituentPhoneNumber[];
  @NestedField(() => constituentEmailAddresses, { by: 'item_id' }) email_addresses: ConstituentEmailAddress[];
  @NestedField(() => constituentWebAddresses, { by: 'item_id' }) web_addresses: ConstituentWebAddress[];
  @CategoriesField() categories: CategoryAnswer[];
  @NestedField(() => groupMemberships.row, { by: 'constituent_id' }) groups: GroupMembership[];
  @NestedField(() => memberships.row, { by: 'constituent_id' }) memberships: Membership[];
  @CustomAttrsField(() => constituentAttributes) custom_attrs: CustomAttr[];
}
