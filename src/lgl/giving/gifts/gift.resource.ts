import sql from 'sql-template-tag';

import { ofConstituent } from '../../constituent/parent.js';
import { resource } from '../../resource/resource.js';
import { GiftDetails } from './gift.details.js';
import { Gift } from './gift.entity.js';
import { GiftRow } from './gift.row.js';
import { giftSearch } from './gift.search.js';

export const gifts = resource(Gift, {
  itemType: 'gift',
  parents: ofConstituent(),
  // As a search shows them (the example fits; choice).
  order: sql`gifts.received_date DESC NULLS FIRST, gifts.received_amount DESC, gifts.id`,
  Row: GiftRow,
  Details: GiftDetails,
  search: giftSearch,
});
