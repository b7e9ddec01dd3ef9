import { CreateBodyOf } from '../../fields/body.js';
import { BodyProperty, MAX_INTEGER, NestedProperty } from '../../fields/fields.js';
import { flag, wholeNumber } from '../../fields/validators.js';
import { PhoneNumber } from '../phone-numbers/phone-number.entity.js';
import { lenient } from '../resource/coercion.js';
import { Constituent } from './constituent.entity.js';

/** A phone number inside a constituent's body: with an `id` it changes that number, without one it adds a number. */
export class NestedPhoneNumber extends CreateBodyOf(PhoneNumber) {
  @BodyProperty(
    { type: 'integer', description: 'The number to change; it must be one of this constituent.' },
    wholeNumber(1, MAX_INTEGER),
    lenient.integer,
  )
  declare id?: number;
}

/** Records of a kind that does not exist here yet: none may be sent, so that none is silently dropped. */
const NotYet = () =>
  BodyProperty(
    { type: 'array', items: { type: 'object' }, maxItems: 0, description: 'Not stored yet: leave it empty.' },
    (value) => {
      if (!Array.isArray(value)) return 'must be a list';
      return value.length > 0
        ? 'cannot be stored yet: Glowworm does not have these records. Leave them out'
        : undefined;
    },
  );

const Flag = () => BodyProperty({ type: Boolean }, flag, lenient.flag);

/** What may be sent to create a constituent: its own fields, and the records that hang on it, all or nothing. */
export class CreateConstituent extends CreateBodyOf(Constituent) {
  @NestedProperty(() => NestedPhoneNumber) phone_numbers?: NestedPhoneNumber[];
  @NotYet() class_affiliations?: unknown[];
  @NotYet() relationships?: unknown[];
  @NotYet() street_addresses?: unknown[];
  @NotYet() email_addresses?: unknown[];
  @NotYet() web_addresses?: unknown[];
  @NotYet() categories?: unknown[];
  @NotYet() groups?: unknown[];
  @NotYet() memberships?: unknown[];
  @NotYet() custom_attrs?: unknown[];
}

/** An update adds to what hangs on the constituent, unless it says to remove the previous records first (doc, wire). */
export class UpdateConstituent extends CreateConstituent {
  @Flag() remove_previous_phone_numbers?: boolean;
  @Flag() remove_previous_class_affiliations?: boolean;
  @Flag() remove_previous_relationships?: boolean;
  @Flag() remove_previous_street_addresses?: boolean;
  @Flag() remove_previous_email_addresses?: boolean;
  @Flag() remove_previous_web_addresses?: boolean;
  @Flag() remove_previous_groups?: boolean;
}
