import sql from 'sql-template-tag';

import { viewOf } from '../../../records/view.js';
import { ofConstituent } from '../../constituent/parent.js';
import { resource } from '../../resource/resource.js';
import { ConstituentWebAddress, WebAddress } from './web-address.entity.js';

/** Preferred first, then by type (wire). */
const order = sql`is_preferred DESC, web_address_type_id, id`;

export const webAddresses = resource(WebAddress, {
  itemType: 'web_address',
  parents: ofConstituent('item_id'),
  order,
});

export const constituentWebAddresses = viewOf(ConstituentWebAddress, order);
