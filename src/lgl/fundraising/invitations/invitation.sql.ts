/** The name of whom an invitation is for: a guest's as it was sent, else the constituent's (doc). */
export const guestName = (table: string) => `CASE WHEN ${table}.is_a_guest
  THEN trim(coalesce(${table}.guest_first_name, '') || ' ' || coalesce(${table}.guest_last_name, ''))
  ELSE (SELECT CASE WHEN invited.is_org OR coalesce(invited.first_name, '') = '' THEN invited.sort_name
      ELSE trim(invited.first_name || ' ' || coalesce(invited.last_name, '')) END
    FROM constituents AS invited
    WHERE invited.account_id = ${table}.account_id AND invited.id = ${table}.constituent_id) END`;

export const parentGuestName = (table: string) => `(SELECT ${guestName('parent')} FROM invitations AS parent
  WHERE parent.account_id = ${table}.account_id AND parent.id = ${table}.parent_invitation_id)`;

export const eventName = (table: string) => `(SELECT 'Event: ' || occasion.name FROM fundraising_events AS occasion
  WHERE occasion.account_id = ${table}.account_id AND occasion.id = ${table}.event_id)`;

/** Who came has attended, whatever the answer was (doc); the words for the other answers are ours (choice). */
export const status = (table: string) => `CASE WHEN ${table}.attended = 1 THEN 'attended'
  ELSE CASE ${table}.rsvp WHEN 1 THEN 'yes' WHEN 2 THEN 'no' WHEN 3 THEN 'maybe' ELSE 'unknown' END END`;

/** How many guests there are under an invitation. */
export const guests = (table: string) => `(SELECT count(*) FROM invitations AS guest WHERE ${isGuestOf(table)})`;

/** Whether the invited one came, and how many of its guests (choice). */
export const attendees = (table: string) => `(${table}.attended
  + (SELECT count(*) FROM invitations AS guest WHERE ${isGuestOf(table)} AND guest.attended = 1))`;

const isGuestOf = (table: string) =>
  `guest.account_id = ${table}.account_id AND guest.parent_invitation_id = ${table}.id AND guest.is_a_guest`;
