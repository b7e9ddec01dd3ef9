import sql, { raw, type Sql } from 'sql-template-tag';

import { asBoolean, field } from '../../../fields/fields.js';
import { NestedField } from '../../../records/view.js';
import type { ConstituentEmailAddress } from '../../contact/email-addresses/email-address.entity.js';
import { constituentEmailAddresses } from '../../contact/email-addresses/email-address.resource.js';
import type { ConstituentPhoneNumber } from '../../contact/phone-numbers/phone-number.entity.js';
import { constituentPhoneNumbers } from '../../contact/phone-numbers/phone-number.resource.js';
import type { ConstituentStreetAddress } from '../../contact/street-addresses/street-address.entity.js';
import { constituentStreetAddresses } from '../../contact/street-addresses/street-address.resource.js';
import { GiftDetails } from './gift.details.js';

/** A text of the gift's constituent. */
const TextOfConstituent = (column: string) =>
  field({
    options: { readOnly: true },
    api: { type: String, nullable: true },
    select: (table) => ofConstituent(table, column),
  });

const IsOrganisationField = () =>
  field({
    options: { readOnly: true },
    api: { type: Boolean },
    select: (table) => ofConstituent(table, 'is_org'),
    shown: asBoolean,
  });

function ofConstituent(table: string, column: string): Sql {
  return sql`(SELECT ${raw(`donor.${column}`)} FROM constituents AS donor
    WHERE ${raw(`donor.account_id = ${table}.account_id AND donor.id = ${table}.constituent_id`)})`;
}

const OF_DONOR = { by: 'item_id', of: 'constituent_id' };

/** A gift with everything that a search can add of its constituent (doc). */
export class ExpandedGift extends GiftDetails {
  @TextOfConstituent('external_constituent_id') external_constituent_id: string | null;
  @IsOrganisationField() constituent_is_org: boolean;
  @TextOfConstituent('first_name') first_name: string | null;
  @TextOfConstituent('last_name') last_name: string | null;
  @TextOfConstituent('org_name') org_name: string | null;
  @NestedField(() => constituentStreetAddresses, OF_DONOR) street_addresses: ConstituentStreetAddress[];
  @NestedField(() => constituentPhoneNumbers, OF_DONOR) phone_numbers: ConstituentPhoneNumber[];
  @NestedField(() => constituentEmailAddresses, OF_DONOR) email_addresses: ConstituentEmailAddress[];
}
