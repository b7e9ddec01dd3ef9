/** One value of a list of types. */
export interface StandardType {
  name: string;
  display_name: string | null;
  code: string | null;
  ordinal: number;
}

/** The lists whose ids are the same in every account (doc); their rows come with the migrations. */
export const SHARED_TYPES = [
  'email_address_types',
  'street_address_types',
  'phone_number_types',
  'web_address_types',
] as const;

/** The lists of which every account has its own. `marital_statuses` and the second contact type are our guess. */
export const ACCOUNT_TYPES = {
  contact_report_types: inOrder('Call', 'Email', 'Meeting', ['Mailing', 'letter'], 'Proposal', 'Other'),
  mailing_types: inOrder(
    'Acknowledgment',
    'Reminder',
    'Appeal',
    'Newsletter',
    'Other',
    'Invitation',
    'Honorary',
    'Memorial',
    'Annual Statement',
  ),
  volunteering_categories: [value('General', 0), value('Donor Management', 100)],
  appeal_types: [],
  event_types: [],
  note_types: [value('General', 0, { display_name: null }), value('Update', 100, { display_name: null })],
  constituent_contact_types: inOrder('Primary', 'Secondary'),
  marital_statuses: inOrder('Single', 'Married', 'Partnered', 'Separated', 'Divorced', 'Widowed'),
} satisfies Record<string, StandardType[]>;

function value(name: string, ordinal: number, more: Partial<StandardType> = {}): StandardType {
  return { name, display_name: name, code: name.toLowerCase().replaceAll(' ', '_'), ordinal, ...more };
}

function inOrder(...names: (string | [name: string, code: string])[]): StandardType[] {
  return names.map((entry, ordinal) =>
    typeof entry === 'string' ? value(entry, ordinal) : value(entry[0], ordinal, { code: entry[1] }),
  );
}
