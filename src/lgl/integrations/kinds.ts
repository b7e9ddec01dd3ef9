import type { Type } from '@nestjs/common';

import { CreateBodyOf } from '../../fields/body.js';
import { OmitFields, writableFieldsOf } from '../../fields/field.js';
import { folded } from '../../fields/folded.js';
import { digitsOf } from '../../telephone/digits.js';
import { ContactReport } from '../activity/contact-reports/contact-report.entity.js';
import { Note } from '../activity/notes/note.entity.js';
import { VolunteerTime } from '../activity/volunteer-times/volunteer-time.entity.js';
import { Constituent } from '../constituent/constituent.entity.js';
import { EmailAddress } from '../contact/email-addresses/email-address.entity.js';
import { emailAddresses } from '../contact/email-addresses/email-address.resource.js';
import { PhoneNumber } from '../contact/phone-numbers/phone-number.entity.js';
import { phoneNumbers } from '../contact/phone-numbers/phone-number.resource.js';
import { StreetAddress } from '../contact/street-addresses/street-address.entity.js';
import { streetAddresses } from '../contact/street-addresses/street-address.resource.js';
import { WebAddress } from '../contact/web-addresses/web-address.entity.js';
import { webAddresses } from '../contact/web-addresses/web-address.resource.js';
import { AppealRequest } from '../fundraising/appeal-requests/appeal-request.entity.js';
import { appeals } from '../fundraising/appeals/appeal.resource.js';
import { events } from '../fundraising/events/event.resource.js';
import { Invitation } from '../fundraising/invitations/invitation.entity.js';
import { Gift } from '../giving/gifts/gift.entity.js';
import { Membership } from '../memberships/memberships/membership.entity.js';
import type { NamedList } from '../resource/reference.js';
import type { Resource } from '../resource/resource.js';
import { GroupMembership } from '../tagging/group-memberships/group-membership.entity.js';
import { groupMemberships } from '../tagging/group-memberships/group-membership.resource.js';

export type Values = Readonly<Record<string, unknown>>;

/** A kind of record that what is sent can become. */
export interface Kind {
  /** What stands before its fields: `gift.fund_name`. */
  readonly name: string;
  readonly type: Type<object>;
  /** Of each of these, something must be sent. */
  readonly needs?: readonly (readonly string[])[];
  /** What it has where nothing else is sent. */
  readonly initial?: Values;
  /** What it belongs to besides its constituent, picked by `event_id` or `event_name`; an unknown name makes one (wire, choice). */
  readonly parent?: NamedList;
}

/** A kind of which a constituent has several, and one item up to three: `email_address`, `email_address_2` (live). */
export interface InsideKind extends Kind {
  /** What they are called in the body of their constituent. */
  readonly key: string;
  readonly resource: Pick<Resource<never>, 'row' | 'parents' | 'table'>;
  /** Whether the constituent has it already, so that it is not added once more (choice). */
  isSame(sent: Values, stored: Values): boolean;
}

export const MOST_INSIDE = 3;

/** Alike in all of these, in whatever case. */
const alike =
  (...keys: readonly string[]) =>
  (sent: Values, stored: Values): boolean =>
    keys.every((key) => plain(sent[key]) === plain(stored[key]));

export const INSIDE: readonly InsideKind[] = [
  {
    name: 'phone_number',
    key: 'phone_numbers',
    type: PhoneNumber,
    resource: phoneNumbers,
    isSame: ({ number }, { normalized_number }) => digitsOf(String(number ?? '')) === normalized_number,
  },
  {
    name: 'email_address',
    key: 'email_addresses',
    type: EmailAddress,
    resource: emailAddresses,
    isSame: alike('address'),
  },
  {
    name: 'street_address',
    key: 'street_addresses',
    type: StreetAddress,
    resource: streetAddresses,
    isSame: alike('street', 'city', 'postal_code'),
  },
  { name: 'web_address', key: 'web_addresses', type: WebAddress, resource: webAddresses, isSame: alike('url') },
  {
    name: 'group_membership',
    key: 'groups',
    type: GroupMembership,
    resource: groupMemberships,
    needs: [['group_id', 'group_name']],
    isSame: (sent, stored) => alike(sent.group_id ? 'group_id' : 'group_name')(sent, stored),
  },
];

export const CONSTITUENT: Kind = { name: 'constituent', type: Constituent };

/** What else can be made for the constituent. */
export const OTHERS: readonly Kind[] = [
  {
    name: 'gift',
    type: Gift,
    // A form says nothing of types: what it sends is a gift unless it is said to be another (choice).
    initial: { gift_type_name: 'Gift' },
    // (doc: the help centre's importer)
    needs: [['received_amount'], ['received_date']],
  },
  {
    name: 'membership',
    type: Membership,
    needs: [['membership_level_id', 'membership_level_name'], ['date_start']],
  },
  { name: 'note', type: Note },
  { name: 'contact_report', type: ContactReport },
  {
    name: 'volunteer_time',
    type: VolunteerTime,
    needs: [['volunteering_category_id', 'volunteering_category_name']],
  },
  { name: 'invitation', type: Invitation, parent: events, needs: [['event_id', 'event_name']] },
  { name: 'appeal_request', type: AppealRequest, parent: appeals, needs: [['appeal_id', 'appeal_name']] },
];

/** The id of the constituent that is meant. */
export const CONSTITUENT_ID = 'constituent.id';

/** The fields of a kind by which what it belongs to is picked. */
export function parentKeys({ parent }: Kind): { id: string; name: string } | undefined {
  return parent && { id: `${parent.singular}_id`, name: `${parent.singular}_name` };
}

/** What can be sent of a kind: what the API takes for it, but for whose it is. */
export function keysOf(kind: Kind): string[] {
  const parent = parentKeys(kind);
  return [...ownKeys(kind), ...(parent ? [parent.id, parent.name] : [])];
}

/** The class that checks it. */
export function bodyOf(kind: Kind): Type<object> {
  let body = BODIES.get(kind);
  if (!body) BODIES.set(kind, (body = CreateBodyOf(OmitFields(kind.type, notSent(kind) as never[]))));
  return body;
}

const BODIES = new WeakMap<Kind, Type<object>>();

/** Every field that something sent may mean. */
export const FIELDS: readonly string[] = [
  CONSTITUENT_ID,
  ...fieldsOf(CONSTITUENT, CONSTITUENT.name),
  ...INSIDE.flatMap((kind) => placesOf(kind).flatMap((place) => fieldsOf(kind, place))),
  ...OTHERS.flatMap((kind) => fieldsOf(kind, kind.name)),
];

/** `email_address`, `email_address_2`, `email_address_3` (live). */
export function placesOf({ name }: InsideKind): string[] {
  return Array.from({ length: MOST_INSIDE }, (_, index) => (index === 0 ? name : `${name}_${index + 1}`));
}

function fieldsOf(kind: Kind, place: string): string[] {
  return keysOf(kind).map((key) => `${place}.${key}`);
}

function ownKeys(kind: Kind): string[] {
  const left = notSent(kind);
  return writableFieldsOf(kind.type).flatMap(({ key }) => (left.includes(key) ? [] : [key as string]));
}

function notSent(kind: Kind): string[] {
  return ['constituent_id', parentKeys(kind)?.id ?? ''];
}

function plain(value: unknown): string {
  return folded(String(value ?? '').trim());
}
