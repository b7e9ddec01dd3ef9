import sql from 'sql-template-tag';

import { viewOf } from '../../../records/view.js';
import { ofConstituent } from '../../constituent/parent.js';
import { resource } from '../../resource/resource.js';
import { ConstituentEmailAddress, EmailAddress } from './email-address.entity.js';

/** Preferred first, then by type (wire). */
const order = sql`is_preferred DESC, email_address_type_id, id`;

export const emailAddresses = resource(EmailAddress, {
  itemType: 'email_address',
  parents: ofConstituent('item_id'),
  order,
});

export const constituentEmailAddresses = viewOf(ConstituentEmailAddress, order);
