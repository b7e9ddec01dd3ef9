import type { Batch } from '../../made-up/batch.js';
import { type Chance, dateOf, type Day } from '../../made-up/chance.js';
import type { Constituent } from '../constituent/constituent.entity.js';
import { derivedNames, filledNames } from '../constituent/names.js';
import { EmailAddress } from '../contact/email-addresses/email-address.entity.js';
import { PhoneNumber } from '../contact/phone-numbers/phone-number.entity.js';
import { StreetAddress, zip5Of } from '../contact/street-addresses/street-address.entity.js';
import { WebAddress } from '../contact/web-addresses/web-address.entity.js';
import type { Lists } from './lists.js';

/** A constituent that is being made up, before what it gave is known. */
export interface Made {
  readonly values: Partial<Constituent>;
  readonly isOrganisation: boolean;
  /** Since when it is known. */
  readonly added: Day;
}

/** Where a household lives. */
export type Home = Pick<StreetAddress, 'street' | 'city' | 'state' | 'postal_code'>;

/** Domains that belong to nobody. */
const DOMAINS = ['example.org', 'example.com', 'example.net'];

export function madePerson(chance: Chance, lists: Lists, added: Day, lastName?: string): Made {
  const { person } = chance.faker;
  const sex = chance.pick(['female', 'male'] as const);
  const first_name = person.firstName(sex);
  const last_name = lastName ?? person.lastName();
  const isDeceased = chance.happens(0.01);
  return named(lists, added, {
    first_name,
    last_name,
    prefix: chance.happens(0.3) ? person.prefix(sex) : null,
    middle_name: chance.happens(0.2) ? `${person.middleName(sex).charAt(0)}.` : null,
    spouse_name: lastName === undefined && chance.happens(0.1) ? `${person.firstName()} ${last_name}` : null,
    nick_name: chance.happens(0.05) ? person.firstName(sex) : null,
    gender: chance.happens(0.4) ? sex : null,
    birthday: chance.happens(0.35) ? dateOf(chance.whole(-12_000, 13_500)) : null,
    job_title: chance.happens(0.1) ? person.jobTitle() : null,
    is_deceased: isDeceased,
    is_anon: chance.happens(0.01),
  });
}

export function madeOrganisation(chance: Chance, lists: Lists, added: Day): Made {
  const { company, person } = chance.faker;
  const org_name = chance.happens(0.25)
    ? `${person.lastName()} ${chance.pick(['Foundation', 'Family Fund'])}`
    : company.name();
  return { ...named(lists, added, { org_name, is_org: true }), isOrganisation: true };
}

function named(lists: Lists, added: Day, names: Partial<Constituent>): Made {
  const filled = { ...names, ...filledNames(names) };
  const constituent_contact_type_id = lists.types.constituent_contact_types.Primary;
  return {
    values: { constituent_contact_type_id, date_added: dateOf(added), ...filled, ...derivedNames(filled) },
    isOrganisation: false,
    added,
  };
}

export function madeHome(chance: Chance): Home {
  const { location } = chance.faker;
  const state = location.state({ abbreviated: true });
  return { street: location.streetAddress(), city: location.city(), state, postal_code: location.zipCode({ state }) };
}

/** Puts how a constituent can be reached. Most can be reached by most ways; the first of each kind is the preferred one. */
export function putContact(batch: Batch, chance: Chance, lists: Lists, item_id: number, made: Made, home: Home): void {
  const { values, isOrganisation, added } = made;
  const moment = chance.moment(added);
  const times = { created_at: moment, updated_at: moment };
  const place = isOrganisation ? 'Work' : 'Home';
  if (chance.happens(0.93)) {
    const street_address_type_id = lists.types.street_address_types[place];
    batch.put(StreetAddress, {
      ...home,
      item_id,
      country: 'US',
      street_address_type_id,
      is_preferred: true,
      zip5: zip5Of(home.postal_code),
      ...times,
    });
  }
  const kinds = isOrganisation ? ['Work'] : ['Home', 'Mobile'].filter(() => chance.happens(0.6));
  for (const [index, kind] of kinds.entries()) {
    const normalized_number = chance.telephone();
    const phone_number_type_id = lists.types.phone_number_types[kind];
    batch.put(PhoneNumber, {
      item_id,
      number: normalized_number.replace(/^(...)(...)/, '($1) $2-'),
      phone_number_type_id,
      is_preferred: index === 0,
      normalized_number,
      ...times,
    });
  }
  if (chance.happens(0.85)) {
    const email_address_type_id = lists.types.email_address_types[place];
    batch.put(EmailAddress, {
      item_id,
      address: mailOf(chance, values),
      email_address_type_id,
      is_preferred: true,
      ...times,
    });
  }
  if (isOrganisation && chance.happens(0.6)) {
    const url = `https://www.${wordOf(values.org_name)}.${chance.pick(['example', 'test'])}`;
    batch.put(WebAddress, { item_id, url, web_address_type_id: lists.types.web_address_types.Website, ...times });
  }
}

function mailOf(chance: Chance, { first_name, last_name, org_name }: Partial<Constituent>): string {
  const domain = chance.pick(DOMAINS);
  if (org_name) return `${chance.pick(['info', 'office', 'hello'])}@${wordOf(org_name)}.${domain}`;
  const name = `${wordOf(first_name)}.${wordOf(last_name)}`;
  return `${name}${chance.happens(0.4) ? chance.whole(1, 99) : ''}@${domain}`;
}

function wordOf(name: string | null | undefined): string {
  return (name ?? '').toLowerCase().replace(/[^a-z]+/g, '');
}
