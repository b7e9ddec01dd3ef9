import { folded } from '../../../fields/folded.js';
import type { Records } from '../../../records/records.js';
import { TeamMember } from './team-member.entity.js';

/** A record with the fields of `team-member.fields.ts`. */
interface NamesTeamMember {
  team_member: string | null;
  team_member_id: number | null;
}

/**
 * Settles whom a record that is about to be stored names. Somebody unknown is dropped: a new record names nobody then,
 * and another one whom it named before (live).
 */
export async function nameTeamMember<R extends Partial<NamesTeamMember>>(records: Records, values: R): Promise<R> {
  const { team_member: sent, ...others } = values;
  if (sent === undefined) return values;
  const team_member_id = sent?.trim() ? await findTeamMember(records, sent) : null;
  return { ...(others as R), team_member_id };
}

/** The id of the team member with this id, email, or first and last name. */
async function findTeamMember(records: Records, sent: string): Promise<number | undefined> {
  const wanted = folded(sent.trim());
  const all = await records.find(TeamMember, {});
  const found = all.find(({ id, email, first_name, last_name }) =>
    [String(id), folded(email), folded(`${first_name} ${last_name}`)].includes(wanted),
  );
  return found?.id;
}
