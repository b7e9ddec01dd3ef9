import type { CreateConstituent } from '../constituents/constituent.body.js';
import type { DemoPerson } from './demo-people.js';

const TOWNS = [
  { city: 'Seattle', state: 'WA', postal_code: '98101' },
  { city: 'Portland', state: 'OR', postal_code: '97205-1234' },
  { city: 'Oakland', state: 'CA', postal_code: '94607' },
  { city: 'Boise', state: 'ID', postal_code: '83702' },
] as const;
const STREETS = ['Elm Street', 'Harbor Road', 'Mill Lane', 'Juniper Street', 'Third Avenue'];
const CLASSES = 3;

/** What is sent to store one of the demo's people. Nearly everybody has nearly everything. */
export function demoConstituent(person: DemoPerson, index: number): CreateConstituent {
  const { name, organisation, spouse, birthday, group, tag, background } = person;
  const [first_name, last_name] = name.split(' ');
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`;
  return {
    ...(organisation ? { org_name: name, is_org: true } : { first_name, last_name }),
    external_constituent_id: `demo-${index + 1}`,
    spouse_name: spouse,
    marital_status_name: spouse && 'Married',
    birthday,
    street_addresses: [
      {
        street: `${100 + index * 7} ${STREETS[index % STREETS.length]}`,
        ...TOWNS[index % TOWNS.length],
        country: 'US',
        street_type_name: organisation ? 'Work' : 'Home',
      },
    ],
    phone_numbers: phoneNumbers(index, organisation),
    email_addresses: [{ address: email, email_type_name: organisation ? 'Work' : 'Home' }],
    web_addresses: organisation ? [{ url: `https://${email.split('@')[0]}.example`, web_address_type_id: 5 }] : [],
    class_affiliations:
      index % 5 === 2 ? [{ class_affiliation_type_id: 1 + (index % CLASSES), year: 1990 + index }] : [],
    categories: tag ? [{ name: 'Communication Tags', keywords: [{ name: tag }] }] : [],
    groups: group ? [{ group_name: group, date_start: '2023-02-01' }] : [],
    custom_attrs: background ? [{ key: 'background_info', value: background }] : [],
  };
}

/** Their numbers are from the range that is kept free for fiction, 555-0100 to 555-0199. */
function phoneNumbers(index: number, organisation?: true): CreateConstituent['phone_numbers'] {
  const number = (more: number) => `(206) 555-01${String((index + more) % 100).padStart(2, '0')}`;
  if (organisation) return [{ number: number(0), phone_type_name: 'Work' }];
  const home = { number: number(0), phone_type_name: 'Home' };
  return index % 3 === 0 ? [home, { number: number(50), phone_type_name: 'Mobile' }] : [home];
}
