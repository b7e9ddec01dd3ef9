import type { Records } from '../../../records/records.js';
import { resource } from '../../resource/resource.js';
import { TeamMember } from './team-member.entity.js';

export const teamMembers = resource(TeamMember, { itemType: 'team_member', named: { nameColumn: 'email' } });

/** What a new account starts with: two made-up people of one role (choice). */
export async function storeTeamMembers(records: Records): Promise<void> {
  const admin = { role_id: 1, is_admin: true };
  await records.appendAll(TeamMember, [
    {
      ...admin,
      first_name: 'Casey',
      last_name: 'Moore',
      email: 'casey@example.org',
      is_primary_contact: true,
      is_billing_contact: true,
    },
    { ...admin, first_name: 'Robin', last_name: 'Hale', email: 'robin@example.org' },
  ]);
}
