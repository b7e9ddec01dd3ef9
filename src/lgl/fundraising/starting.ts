import type { Records } from '../../records/records.js';
import { Campaign } from './campaigns/campaign.entity.js';
import { Fund } from './funds/fund.entity.js';

/** The campaign and the fund that a new account starts with (doc). */
export async function storeFundraising(records: Records): Promise<void> {
  await records.appendAll(Campaign, [{ name: 'Annual Giving' }]);
  await records.appendAll(Fund, [{ name: 'General' }]);
}
