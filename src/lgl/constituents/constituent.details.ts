import { NestedField } from '../../records/view.js';
import { Constituent } from '../constituent/constituent.entity.js';
import type { ConstituentEmailAddress } from '../contact/email-addresses/email-address.entity.js';
import { constituentEmailAddresses } from '../contact/email-addresses/email-address.resource.js';
import type { ConstituentPhoneNumber } from '../contact/phone-numbers/phone-number.entity.js';
import { constituentPhoneNumbers } from '../contact/phone-numbers/phone-number.resource.js';

import { CategoriesField } from '../tagging/constituent-categories/constituent-categories.view.js';
import type { CategoryAnswer } from '../tagging/categories/category.resource.js';
import { constituentAttributes } from '../tagging/custom-attrs/constituent-attribute-value.entity.js';
import { type CustomAttr, CustomAttrsField } from '../tagging/custom-attrs/custom-attrs.view.js';
import type { GroupMembership } from '../tagging/group-memberships/group-membership.entity.js';
import { groupMemberships } from '../tagging/group-memberships/group-membership.resource.js';

/** A constituent with everything that belongs to it, as show, create and update answer it. */
export class ConstituentDetails extends Constituent {
  @NestedField(() => constituentPhoneNumbers, { by: 'item_id' }) phone_numbers: ConstituentPhoneNumber[];
  @NestedField(() => constituentEmailAddresses, { by: 'item_id' }) email_addresses: ConstituentEmailAddress[];
  @CategoriesField() categories: CategoryAnswer[];
  @NestedField(() => groupMemberships.row, { by: 'constituent_id' }) groups: GroupMembership[];
  @CustomAttrsField(() => constituentAttributes) custom_attrs: CustomAttr[];
}
