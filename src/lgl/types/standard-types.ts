/** One value of a list of types. */
export interface StandardType {
  name: string;
  display_name: string | null;
  code: string | null;
  ordinal: number;
}

/** The lists of which every account has its own, in the order of their ids (doc; the last three and the second contact type: choice). */
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
  list_types: [value('General', 0)],
  constituent_contact_types: inOrder('Primary', 'Secondary'),
  marital_statuses: inOrder('Single', 'Married', 'Partnered', 'Divorced', 'Widowed'),
} satisfies Record<string, StandardType[]>;

function value(name: string, ordinal: number, more: Partial<StandardType> = {}): StandardType {
  return { name, display_name: name, code: name.toLowerCase().replaceAll(' ', '_'), ordinal, ...more };
}

function inOrder(...names: (string | [name: string, code: string])[]): StandardType[] {
  return names.map((entry, ordinal) =>
    typeof entry === 'string' ? value(entry, ordinal) : value(entry[0], ordinal, { code: entry[1] }),
  );
}
