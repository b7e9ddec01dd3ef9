import type { Json } from './reference.js';

/** A kind of record of LGL's: what to send, and what its documentation does not tell. The rest is read from there. */
export interface Row {
  /** As in paths. */
  readonly name: string;
  /** The kinds whose ids a record's path or body names, by the name of the id. One without a create is looked up. */
  readonly needs?: Readonly<Record<string, string>>;
  /** As little as it can be made of, as much as fits, and what changes it. */
  readonly minimal: Json;
  readonly full: Json;
  readonly change: Json;
  /** What is answered to these otherwise than it was sent, or besides. */
  readonly answers?: { readonly full?: Json; readonly change?: Json };
  /** What makes each record another one, where two may not be the same. */
  readonly each?: (n: number) => Json;
  /** A field that takes a text: `name`, if nothing else is said. */
  readonly text?: string;
  /** How long that may be: 255 characters, if nothing else is said. */
  readonly longest?: number;
  /** Not every text will do there. */
  readonly textHasForm?: true;
  /** What a body cannot do without, and how LGL says so, beyond what its documentation tells. */
  readonly must?: Readonly<Record<string, string>>;
  /** What is said of a value that cannot be read, where the field is not named. */
  readonly says?: Readonly<Record<string, string>>;
  /** Fields that take what they cannot use, and leave it. */
  readonly lax?: readonly string[];
  /** Fields that only a create takes. */
  readonly onlyOnce?: readonly string[];
  /** What a path needs at its end to delete for good. */
  readonly forGood?: string;
  /** Fields that the answer to a create does not tell, and every later one does. */
  readonly untold?: readonly string[];
  /** Lists whose path ends with its name and that do not show all of its records, or not only those. */
  readonly elsewhere?: readonly string[];
}

const ADDRESS = { is_preferred: true, not_current: true };
const AMOUNT = 'A gift must have a type and amount to be created';

export const ROWS: readonly Row[] = [
  {
    name: 'constituents',
    minimal: { first_name: 'Ann', last_name: 'Lee' },
    full: {
      external_constituent_id: 515,
      is_org: false,
      constituent_contact_type_name: 'secondary',
      prefix: 'Dr',
      first_name: 'Ann',
      middle_name: 'Q',
      last_name: 'Lee',
      suffix: 'Jr',
      spouse_name: 'Bo Lee',
      org_name: 'Acme',
      job_title: 'Director',
      addressee: 'Dr Ann Lee and family',
      salutation: 'Annie',
      is_deceased: true,
      deceased_date: 'spring 2024',
      annual_report_name: 'The Lees',
      birthday: '1980-02-29',
      gender: 'F',
      maiden_name: 'Roe',
      nick_name: 'An',
      spouse_nick_name: 'B',
      date_added: '2020-02-29',
      alt_salutation: 'Ann Lee',
      alt_addressee: 'Ms Lee',
      honorary_name: 'Ann Q. Lee',
      assistant_name: 'Cy',
      marital_status_name: 'single',
      is_anon: true,
    },
    change: { job_title: 'Chair' },
    answers: {
      full: { constituent_contact_type_name: 'Secondary', marital_status_name: 'Single', sort_name: 'Lee, Ann' },
    },
    text: 'last_name',
    untold: ['categories'],
  },
  {
    name: 'phone_numbers',
    minimal: { number: '(212) 555-0142' },
    full: { number: 2125550144, phone_type_name: 'mobile', ...ADDRESS },
    change: { number: '212 555 0143' },
    answers: {
      full: { phone_type_name: 'Mobile', phone_number_type_id: 3, normalized_number: '2125550144' },
      change: { normalized_number: '2125550143' },
    },
    text: 'number',
  },
  {
    name: 'email_addresses',
    minimal: { address: 'ann@example.com' },
    full: { address: 'ann@example.com', email_type_name: 'work', ...ADDRESS },
    change: { address: 'lee@example.com' },
    answers: { full: { email_type_name: 'Work', email_address_type_id: 2 } },
    text: 'address',
  },
  {
    name: 'street_addresses',
    minimal: { street: '123 SE Tree' },
    full: {
      street: '123 SE Tree',
      city: 'Seattle',
      state: 'WA',
      country: 'US',
      postal_code: 98101,
      county: 'King',
      street_type_name: 'school',
      seasonal_from: '05-01',
      seasonal_to: '09-30',
      seasonal: true,
      ...ADDRESS,
    },
    change: { postal_code: '98102-1234' },
    answers: {
      full: { street_type_name: 'School', street_address_type_id: 4, zip5: '98101', verified: false },
      change: { zip5: '98102' },
    },
    text: 'city',
  },
  {
    name: 'web_addresses',
    minimal: { url: 'www.example.com' },
    full: { url: 'www.example.com', web_address_type_id: 6, is_preferred: true },
    change: { url: 'www.example.org' },
    answers: { full: { web_address_type_name: 'Facebook' } },
    text: 'url',
  },
  {
    name: 'class_affiliations',
    needs: { class_affiliation_type_id: 'class_affiliation_types' },
    minimal: {},
    full: { year: 2023, note: 'Alum' },
    change: { year: 2024 },
    text: 'note',
    longest: 100_000,
    must: { class_affiliation_type_id: '' },
  },
  {
    name: 'constituent_relationships',
    needs: { related_constituent_id: 'constituents' },
    minimal: { name: 'Friend' },
    full: { name: 'friend', description: 'since school', auto_soft_credit: true, also_acknowledge: true },
    change: { description: 'from the choir' },
    answers: { full: { name: 'Friend' } },
    text: 'description',
    must: { related_constituent_id: '' },
  },
  {
    name: 'memberships',
    minimal: { membership_level_name: 'Gold', date_start: '2012-01-01' },
    full: { membership_level_name: 'gold', date_start: '2012-01-01', finish_date: '2024-01-01', note: 'by cheque' },
    change: { note: 'paid' },
    answers: { full: { membership_level_name: 'Gold' } },
    text: 'note',
    longest: 100_000,
    must: {
      membership_level_name: 'Membership level cannot be blank',
      date_start: 'Start date must be present and valid (YYYY-MM-DD)',
    },
    says: { date_start: 'Start date must be present and valid (YYYY-MM-DD)' },
  },
  {
    name: 'group_memberships',
    minimal: { group_name: 'Board Member' },
    full: { group_name: 'staff', date_start: '2016-01-01', date_end: '2017-01-01', is_current: false },
    change: { date_start: '2016-02-01' },
    answers: { full: { group_name: 'Staff' } },
    text: 'group_name',
    textHasForm: true,
  },
  {
    name: 'notes',
    minimal: { text: 'New note' },
    full: { note_type_name: 'update', text: 'New note', external_id: 515, original_date: '2025-02-01' },
    change: { external_id: '516' },
    answers: { full: { note_type_name: 'Update' } },
    text: 'external_id',
  },
  {
    name: 'contact_reports',
    minimal: { text: 'Rang back.' },
    full: {
      name: 'A call',
      contact_report_type_name: 'call',
      original_date: '2018-06-05',
      text: 'Rang back.',
      team_member: 'robin@example.org',
    },
    change: { original_date: '2018-06-06' },
    answers: { full: { contact_report_type_name: 'Call', team_member: 'Robin Hale' } },
    longest: 600,
    lax: ['team_member'],
  },
  {
    name: 'volunteer_times',
    minimal: { volunteering_category_name: 'General' },
    full: {
      external_id: 678890,
      volunteering_category_name: 'general',
      description: 'Mailing',
      hours: 4,
      date: '2018-01-02',
      end_date: '2018-01-12',
      completed_hours: 4.5,
    },
    change: { completed_hours: 2 },
    answers: { full: { volunteering_category_name: 'General' } },
    text: 'external_id',
    must: { volunteering_category_name: '' },
    lax: ['constituent_id'],
  },
  {
    name: 'gifts',
    minimal: { gift_type_name: 'Gift', received_amount: 100 },
    full: {
      external_id: 515,
      is_anon: true,
      gift_type_name: 'gift',
      gift_category_name: 'donation',
      campaign_name: 'annual giving',
      fund_name: 'general',
      received_amount: 100.5,
      received_date: '2021-07-01',
      payment_type_name: 'check',
      check_number: 12,
      deductible_amount: 90,
      note: 'See other note',
      deposit_date: '2021-07-02',
      deposited_amount: 99.25,
      tribute_name: 'Honorary - General',
      tributee_name: 'Mr. Fielding',
      team_member: 'Robin Hale',
    },
    change: { check_number: 13 },
    answers: {
      full: {
        gift_type_id: 1,
        gift_type_name: 'Gift',
        gift_category_name: 'Donation',
        campaign_name: 'Annual Giving',
        fund_name: 'General',
        payment_type_name: 'Check',
      },
    },
    text: 'check_number',
    must: { gift_type_name: AMOUNT, received_amount: AMOUNT },
    says: { received_amount: 'Amount must be a valid number, like 200.05 or 150' },
    lax: ['team_member', 'auto_sync_to_qbo'],
  },
  {
    name: 'invitations',
    needs: { constituent_id: 'constituents', event_id: 'events' },
    minimal: {},
    full: { notes: 'By post', rsvp: 1, attended: 1, attendee_names: 'Ann and Bo' },
    change: { notes: 'By hand' },
    answers: { full: { status: 'attended' } },
    text: 'notes',
    longest: 100_000,
    must: { event_id: '' },
  },
  {
    name: 'appeal_requests',
    needs: { constituent_id: 'constituents', appeal_id: 'appeals' },
    minimal: {},
    full: { ask_amount: 100.5, status: 'called' },
    change: { ask_amount: 200 },
    text: 'status',
    textHasForm: true,
    must: { constituent_id: '' },
    lax: ['appeal_id'],
  },
  {
    name: 'groups',
    minimal: { name: 'New Group' },
    full: { name: 'New Group', key: 'our_group', ordinal: 10 },
    change: { ordinal: 20 },
  },
  {
    name: 'membership_levels',
    minimal: { name: 'Super Star' },
    full: { name: 'Super Star', ordinal: 1000 },
    change: { name: 'Super Luminal' },
  },
  {
    name: 'categories',
    minimal: { item_type: 'Constituent', name: 'My Cat' },
    full: {
      item_type: 'Constituent',
      name: 'My Cat',
      facet_type: 'single',
      ordinal: 5,
      removable: true,
      editable: true,
      display_format: 'compact',
    },
    change: { ordinal: 6 },
    each: (n) => ({ key: `category_${n}` }),
    onlyOnce: ['item_type'],
    elsewhere: ['/api/v1/constituents/{constituent_id}/categories'],
  },
  {
    name: 'keywords',
    minimal: {},
    full: { description: 'x', short_code: 'new', ordinal: 3, removable: true, can_change: true, can_select: true },
    change: { short_code: 'newer' },
    each: (n) => ({ name: `Keyword ${n}` }),
    text: 'short_code',
    forGood: '?permanent=1',
    elsewhere: ['/api/v1/constituents/{constituent_id}/keywords'],
  },
  {
    name: 'campaigns',
    minimal: { name: 'Spring' },
    full: {
      name: 'Spring',
      description: 'Slate, not tin',
      financial_goal: 2500.5,
      start_date: '2025-09-01',
      end_date: '2025-12-01',
      code: 7,
    },
    change: { code: '8' },
  },
  {
    name: 'funds',
    minimal: { name: 'Roof' },
    full: {
      name: 'Roof',
      description: 'Slate, not tin',
      code: 7,
      start_date: '2025-09-01',
      end_date: '2025-12-01',
      financial_goal: 25000,
    },
    change: { code: '8' },
  },
  {
    name: 'events',
    minimal: { name: 'Roof Dance' },
    full: {
      name: 'Roof Dance',
      description: 'With a band',
      date: '2025-10-04',
      end_date: '2025-10-05',
      financial_goal: 2500.5,
      projected_amount: 4000,
      code: 7,
    },
    change: { code: '8' },
  },
  {
    name: 'appeals',
    minimal: { name: 'Roof Letter' },
    full: {
      name: 'Roof Letter',
      description: 'On paper',
      date: '2025-09-15',
      financial_goal: 2500.5,
      projected_amount: 4000,
      code: 7,
    },
    change: { code: '8' },
  },
];
