import sql from 'sql-template-tag';

import { viewOf } from '../../../records/view.js';
import { ofConstituent } from '../../constituent/parent.js';
import { resource } from '../../resource/resource.js';
import { ConstituentStreetAddress, StreetAddress } from './street-address.entity.js';

/** Preferred first, then by type (wire). */
const order = sql`is_preferred DESC, street_address_type_id, id`;

export const streetAddresses = resource(StreetAddress, {
  itemType: 'street_address',
  parents: ofConstituent('item_id'),
  order,
});

export const constituentStreetAddresses = viewOf(ConstituentStreetAddress, order);
