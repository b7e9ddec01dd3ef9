import { dateOf, type Day } from '../../made-up/chance.js';
import { ContactReport } from '../activity/contact-reports/contact-report.entity.js';
import { Note } from '../activity/notes/note.entity.js';
import { VolunteerTime } from '../activity/volunteer-times/volunteer-time.entity.js';
import { AppealRequest } from '../fundraising/appeal-requests/appeal-request.entity.js';
import { Attendance, Invitation } from '../fundraising/invitations/invitation.entity.js';
import { ListMember } from '../lookups/lists/list.entity.js';
import { Membership } from '../memberships/memberships/membership.entity.js';
import { ClassAffiliation } from '../relations/class-affiliations/class-affiliation.entity.js';
import { ConstituentKeyword } from '../tagging/constituent-categories/constituent-keyword.entity.js';
import { ConstituentAttributeValue } from '../tagging/custom-attrs/constituent-attribute-value.entity.js';
import { GroupMembership } from '../tagging/group-memberships/group-membership.entity.js';
import type { GivingWorld } from './giving.js';
import type { Made } from './people.js';

const YEAR = 365;
const INTERESTED_IN = ['the scholarships', 'volunteering', 'a tour of the building', 'the gala', 'leaving a bequest'];
const TASKS = ['Mailing', 'Front desk', 'Summer fair', 'Tutoring', 'Garden day', 'Phone bank'];

/** Puts what a constituent has besides its gifts: what it is a member of, was asked for and came to, and what was noted of it. */
export function putActivity(world: GivingWorld, constituent_id: number, made: Made): void {
  putTags(world, constituent_id, made);
  if (!made.isOrganisation) putMemberships(world, constituent_id, made.added);
  putNotes(world, constituent_id, made);
  putOccasionsOf(world, constituent_id, made);
}

function putTags({ batch, chance, lists, occasions, until }: GivingWorld, constituent_id: number, made: Made): void {
  const { added, isOrganisation } = made;
  if (chance.happens(0.2))
    batch.put(ConstituentKeyword, { constituent_id, keyword_id: chance.pick(occasions.interests) });
  if (chance.happens(0.06)) {
    const tag = chance.pick(['Do not mail', 'Do not email', 'Do not call']);
    batch.put(ConstituentKeyword, { constituent_id, keyword_id: lists.tags[tag] });
  }
  if (chance.happens(0.06)) {
    const value = `Interested in ${chance.pick(INTERESTED_IN)}`;
    batch.put(ConstituentAttributeValue, { constituent_id, attribute_id: lists.background, value });
  }
  if (chance.happens(0.05)) batch.put(ListMember, { constituent_id, list_id: chance.pick(occasions.lists) });
  if (isOrganisation) return;
  if (chance.happens(0.04)) {
    const class_affiliation_type_id = chance.pick(lists.classTypes);
    batch.put(ClassAffiliation, { constituent_id, class_affiliation_type_id, year: chance.whole(1960, 2024) });
  }
  if (!chance.happens(0.08)) return;
  const group = chance.pick(['Volunteer', 'Volunteer', 'Volunteer', 'Board Member', 'Staff', 'Team Member']);
  const hasEnded = chance.happens(0.25);
  const start = chance.whole(added, until);
  batch.put(GroupMembership, {
    constituent_id,
    group_id: lists.groups[group],
    date_start: dateOf(start),
    date_end: hasEnded ? dateOf(chance.whole(start, until)) : null,
    is_current: !hasEnded,
    ...timesOf(chance.moment(start)),
  });
  if (group !== 'Volunteer') return;
  for (let n = chance.whole(1, 4); n > 0; n -= 1) {
    const day = chance.whole(start, until);
    const hours = chance.whole(1, 8);
    batch.put(VolunteerTime, {
      constituent_id,
      volunteering_category_id: lists.types.volunteering_categories.General,
      description: chance.pick(TASKS),
      hours,
      completed_hours: hours,
      date: dateOf(day),
      ...timesOf(chance.moment(day)),
    });
  }
}

/** A membership is for a year, and renewed until it lapses. */
function putMemberships({ batch, chance, lists, until }: GivingWorld, constituent_id: number, added: Day): void {
  if (!chance.happens(0.15)) return;
  const membership_level_id = chance.pick(lists.levels);
  let start = added + Math.floor((until - added) * chance.next() ** 2);
  do {
    const finish = start + YEAR - 1;
    const times = timesOf(chance.moment(start));
    batch.put(Membership, {
      constituent_id,
      membership_level_id,
      date_start: dateOf(start),
      finish_date: dateOf(finish),
      ...times,
    });
    start = finish + 1;
  } while (start <= until && chance.happens(0.65));
}

function putNotes({ batch, chance, lists, until }: GivingWorld, constituent_id: number, { values, added }: Made): void {
  const who = values.org_name ?? values.first_name;
  if (chance.happens(0.12)) {
    const day = chance.whole(added, until);
    const text = `${who} asked about ${chance.pick(INTERESTED_IN)}.`;
    const note_type_id = lists.types.note_types[chance.pick(['General', 'Update'])];
    batch.put(Note, { constituent_id, text, note_type_id, original_date: dateOf(day), ...timesOf(chance.moment(day)) });
  }
  if (!chance.happens(0.03)) return;
  const day = chance.whole(added, until);
  const type = chance.pick(['Call', 'Email', 'Meeting']);
  batch.put(ContactReport, {
    constituent_id,
    name: `${type} with ${who}`,
    text: `Spoke about ${chance.pick(INTERESTED_IN)}. ${chance.pick(['To be called again.', 'Sends a gift.', 'No hurry.'])}`,
    contact_report_type_id: lists.types.contact_report_types[type],
    original_date: dateOf(day),
    team_member_id: chance.pick(lists.teamMembers),
    ...timesOf(chance.moment(day)),
  });
}

function putOccasionsOf({ batch, chance, occasions }: GivingWorld, constituent_id: number, { added }: Made): void {
  const appeals = occasions.appeals.filter(({ day }) => day >= added);
  if (appeals.length > 0 && chance.happens(0.1)) {
    const { id: appeal_id, day } = chance.pick(appeals);
    const status = chance.pick(['open', 'called', 'considering', 'declined', 'donated'] as const);
    batch.put(AppealRequest, {
      constituent_id,
      appeal_id,
      status,
      ask_amount: chance.amount(100),
      ...timesOf(chance.moment(day)),
    });
  }
  const events = occasions.events.filter(({ day }) => day >= added);
  if (events.length === 0 || !chance.happens(0.1)) return;
  const { id: event_id, day } = chance.pick(events);
  const times = timesOf(chance.moment(day - 30));
  const rsvp = chance.whole(0, 3);
  const came = rsvp === 1 && chance.happens(0.85);
  const invitation = { event_id, rsvp, attended: Number(came), ...times };
  const { id: invitation_id } = batch.put(Invitation, { ...invitation, constituent_id });
  if (came) batch.put(Attendance, { invitation_id, date: dateOf(day) });
  if (!came || !chance.happens(0.3)) return;
  const { person } = chance.faker;
  const guest = { is_a_guest: true, guest_first_name: person.firstName(), guest_last_name: person.lastName() };
  batch.put(Invitation, { ...invitation, ...guest, parent_invitation_id: invitation_id });
}

function timesOf(moment: string): { created_at: string; updated_at: string } {
  return { created_at: moment, updated_at: moment };
}
