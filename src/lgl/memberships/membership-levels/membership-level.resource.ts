import sql from 'sql-template-tag';

import type { Records } from '../../../records/records.js';
import { resource } from '../../resource/resource.js';
import { MembershipLevel } from './membership-level.entity.js';

export const membershipLevels = resource(MembershipLevel, { itemType: 'membership_level', order: sql`ordinal, id` });

/** What a new account starts with (doc). */
export async function storeMembershipLevels(records: Records): Promise<void> {
  await records.appendAll(MembershipLevel, [
    { name: 'General', ordinal: 0 },
    { name: 'Friend', ordinal: 1 },
    { name: 'Gold' },
    { name: 'Silver' },
    { name: 'Diamond' },
    { name: 'Bronze' },
  ]);
}
