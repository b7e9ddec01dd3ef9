import { CreateBodyOf } from '../../fields/body.js';
import { BodyProperty, NestedProperty } from '../../fields/fields.js';
import { boolean } from '../../fields/validators.js';
import { Constituent } from '../constituent/constituent.entity.js';
import { NestedEmailAddress } from '../contact/email-addresses/email-address.entity.js';
import { NestedPhoneNumber } from '../contact/phone-numbers/phone-number.entity.js';
import { lenient } from '../resource/coercion.js';

const Flag = () => BodyProperty({ type: Boolean }, boolean, lenient.boolean);

/** What may be sent to create a constituent: its own fields, and the records that belong to it, all or nothing. */
export class CreateConstituent extends CreateBodyOf(Constituent) {
  @NestedProperty(() => NestedPhoneNumber) phone_numbers?: NestedPhoneNumber[] | null;
  @NestedProperty(() => NestedEmailAddress) email_addresses?: NestedEmailAddress[] | null;
}

/** An update adds to what belongs to the constituent, unless it says to remove the previous records first (doc, wire). */
export class UpdateConstituent extends CreateConstituent {
  @Flag() remove_previous_phone_numbers?: boolean;
  @Flag() remove_previous_email_addresses?: boolean;
}
