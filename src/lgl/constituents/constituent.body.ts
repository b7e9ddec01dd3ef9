import { CreateBodyOf } from '../../fields/body.js';
import { BodyProperty, NestedProperty } from '../../fields/fields.js';
import { boolean } from '../../fields/validators.js';
import { Constituent } from '../constituent/constituent.entity.js';
import { NestedEmailAddress } from '../contact/email-addresses/email-address.entity.js';
import { NestedPhoneNumber } from '../contact/phone-numbers/phone-number.entity.js';
import { SentCustomAttr } from '../tagging/custom-attrs/custom-attrs.body.js';
import { SentConstituentCategory } from '../tagging/custom-fields/custom-fields.body.js';
import { NestedGroupMembership } from '../tagging/group-memberships/group-membership.entity.js';
import { lenient } from '../resource/coercion.js';

const Flag = () => BodyProperty({ type: Boolean }, boolean, lenient.boolean);

/** What may be sent to create a constituent: its own fields, and the records that belong to it, all or nothing. */
export class CreateConstituent extends CreateBodyOf(Constituent) {
  @NestedProperty(() => NestedPhoneNumber) phone_numbers?: NestedPhoneNumber[] | null;
  @NestedProperty(() => NestedEmailAddress) email_addresses?: NestedEmailAddress[] | null;
  @NestedProperty(() => SentConstituentCategory) categories?: SentConstituentCategory[] | null;
  @NestedProperty(() => NestedGroupMembership) groups?: NestedGroupMembership[] | null;
  @NestedProperty(() => SentCustomAttr) custom_attrs?: SentCustomAttr[] | null;
}

/** An update adds to what belongs to the constituent, unless it says to remove the previous records first (doc, wire). */
export class UpdateConstituent extends CreateConstituent {
  @Flag() remove_previous_phone_numbers?: boolean;
  @Flag() remove_previous_email_addresses?: boolean;
  @Flag() remove_previous_groups?: boolean;
}
