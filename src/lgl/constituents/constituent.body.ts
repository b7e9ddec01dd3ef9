import { ApiPropertyOptional } from '@nestjs/swagger';

import { CreateBodyOf } from '../../fields/body.js';
import { BodyProperty, NestedProperty } from '../../fields/fields.js';
import { boolean } from '../../fields/validators.js';
import { Constituent } from '../constituent/constituent.entity.js';
import { NestedEmailAddress } from '../contact/email-addresses/email-address.entity.js';
import { NestedPhoneNumber } from '../contact/phone-numbers/phone-number.entity.js';
import { NestedStreetAddress } from '../contact/street-addresses/street-address.entity.js';
import { NestedWebAddress } from '../contact/web-addresses/web-address.entity.js';
import { NestedClassAffiliation } from '../relations/class-affiliations/class-affiliation.entity.js';
import { NestedConstituentRelationship } from '../relations/constituent-relationships/constituent-relationship.entity.js';
import { SentCustomAttr } from '../tagging/custom-attrs/custom-attrs.body.js';
import { SentConstituentCategory } from '../tagging/custom-fields/custom-fields.body.js';
import { NestedGroupMembership } from '../tagging/group-memberships/group-membership.entity.js';
import { lenient } from '../resource/coercion.js';

const Flag = () => BodyProperty({ type: Boolean }, boolean, lenient.boolean);

/** What may be sent to create a constituent: its own fields, and the records that belong to it, all or nothing. */
export class CreateConstituent extends CreateBodyOf(Constituent) {
  @NestedProperty(() => NestedClassAffiliation) class_affiliations?: NestedClassAffiliation[] | null;
  /** The example has none, since it would need the id of a constituent that is there already. */
  @ApiPropertyOptional({ example: [] })
  @NestedProperty(() => NestedConstituentRelationship)
  relationships?: NestedConstituentRelationship[] | null;
  @NestedProperty(() => NestedStreetAddress) street_addresses?: NestedStreetAddress[] | null;
  @NestedProperty(() => NestedPhoneNumber) phone_numbers?: NestedPhoneNumber[] | null;
  @NestedProperty(() => NestedEmailAddress) email_addresses?: NestedEmailAddress[] | null;
  @NestedProperty(() => NestedWebAddress) web_addresses?: NestedWebAddress[] | null;
  @NestedProperty(() => SentConstituentCategory) categories?: SentConstituentCategory[] | null;
  @NestedProperty(() => NestedGroupMembership) groups?: NestedGroupMembership[] | null;
  @NestedProperty(() => SentCustomAttr) custom_attrs?: SentCustomAttr[] | null;
}

/** An update adds to what belongs to the constituent, unless it says to remove the previous records first (doc, wire). */
export class UpdateConstituent extends CreateConstituent {
  @Flag() remove_previous_class_affiliations?: boolean;
  @Flag() remove_previous_relationships?: boolean;
  @Flag() remove_previous_street_addresses?: boolean;
  @Flag() remove_previous_phone_numbers?: boolean;
  @Flag() remove_previous_email_addresses?: boolean;
  @Flag() remove_previous_web_addresses?: boolean;
  @Flag() remove_previous_groups?: boolean;
}
