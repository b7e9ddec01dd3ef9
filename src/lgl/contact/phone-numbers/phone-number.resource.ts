import sql from 'sql-template-tag';

import { viewOf } from '../../../records/view.js';
import { ofConstituent } from '../../constituent/parent.js';
import { resource } from '../../resource/resource.js';
import { ConstituentPhoneNumber, PhoneNumber } from './phone-number.entity.js';

/** Preferred first, then by type (wire). */
const order = sql`is_preferred DESC, phone_number_type_id, id`;

export const phoneNumbers = resource(PhoneNumber, {
  itemType: 'phone_number',
  parents: ofConstituent('item_id'),
  order,
});

export const constituentPhoneNumbers = viewOf(ConstituentPhoneNumber, order);
