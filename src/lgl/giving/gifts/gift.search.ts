import sql from 'sql-template-tag';

import type { SearchOptions } from '../../resource/search.js';
import { columnOf } from '../../search/column.js';
import { since, sinceDay, until, untilDay } from '../../search/dates.js';
import { flag } from '../../search/flags.js';
import { among, ids, included } from '../../search/ids.js';
import { compared } from '../../search/numbers.js';
import { some } from '../../search/related.js';
import { of } from '../../search/sorting.js';
import { oneOf } from '../../search/texts.js';
import { ExpandedGift } from './expanded-gift.js';
import { GiftDetails } from './gift.details.js';

const constituent = { table: 'constituents', column: 'id', key: 'constituent_id' };
const appeal = { table: 'appeals', column: 'id', key: 'appeal_id' };
const event = { table: 'fundraising_events', column: 'id', key: 'event_id' };
const campaign = { table: 'campaigns', column: 'id', key: 'campaign_id' };
const fund = { table: 'funds', column: 'id', key: 'fund_id' };

/** How gifts are searched (doc, live); rows are whole gifts. */
export const giftSearch: SearchOptions = {
  terms: {
    date_from: sinceDay('received_date', { until: 'date_to' }),
    date_to: untilDay('received_date'),
    gift_types: included(ids('gift_type_id')),
    gift_amount: compared('received_amount'),
    payment_types: among('payment_type_id'),
    campaigns: among('campaign_id'),
    funds: among('fund_id'),
    appeals: among('appeal_id'),
    appeal_types: included(some(appeal, ids('appeal_type_id'))),
    events: among('event_id'),
    event_types: included(some(event, ids('event_type_id'))),
    categories: among('gift_category_id'),
    constituent_type: some(constituent, flag('is_org')),
    gift_ids: ids('id'),
    external_gift_ids: oneOf('external_id'),
    created_from: since('created_at'),
    created_to: until('created_at'),
    updated_from: since('updated_at'),
    updated_to: until('updated_at'),
  },
  sorts: {
    name: of(constituent, 'sort_key'),
    gift_amount: 'received_amount',
    date: 'received_date',
    date_created: 'created_at',
    date_updated: 'updated_at',
    fund: of(fund, 'name_folded'),
    appeal: of(appeal, 'name_folded'),
    campaign: of(campaign, 'name_folded'),
    gift_type: (table) => sql`(SELECT name FROM gift_types WHERE gift_types.id = ${columnOf(table, 'gift_type_id')})`,
  },
  initial: 'date!',
  ties: sql`gifts.received_amount DESC, gifts.id`,
  Row: GiftDetails,
  Expanded: ExpandedGift,
};
