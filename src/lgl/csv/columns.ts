import { writableFieldsOf } from '../../fields/field.js';
import { Constituent } from '../constituent/constituent.entity.js';
import { Gift } from '../giving/gifts/gift.entity.js';

/** Where the value of a column goes. */
export interface Target {
  /** The constituent itself, a record that belongs to it, or its gift. */
  readonly of: 'constituent' | 'street_addresses' | 'phone_numbers' | 'email_addresses' | 'web_addresses' | 'gift';
  /** As in the API's bodies; `id` of a constituent is one that is there already. */
  readonly field: string;
  /** What the record is besides, such as a phone number for work. Columns of one kind and type make one record. */
  readonly type?: string;
}

/** The field that says the type of a record, by its kind. */
export const TYPE_FIELDS: Partial<Record<Target['of'], string>> = {
  street_addresses: 'street_type_name',
  phone_numbers: 'phone_type_name',
  email_addresses: 'email_type_name',
};

/**
 * LGL's names of columns that are not simply those of fields. The ids, the names of people and organizations, and the date and amount
 * of a gift are in LGL's help (doc); the others are what its pages call the fields, and a guess (choice).
 */
const NAMES: Readonly<Record<string, Target>> = {
  lgl_constituent_id: { of: 'constituent', field: 'id' },
  external_id: { of: 'constituent', field: 'external_constituent_id' },
  organization_name: { of: 'constituent', field: 'org_name' },
  organization: { of: 'constituent', field: 'org_name' },
  marital_status: { of: 'constituent', field: 'marital_status_name' },
  birth_date: { of: 'constituent', field: 'birthday' },
  deceased: { of: 'constituent', field: 'is_deceased' },
  street: { of: 'street_addresses', field: 'street' },
  street_address: { of: 'street_addresses', field: 'street' },
  city: { of: 'street_addresses', field: 'city' },
  state: { of: 'street_addresses', field: 'state' },
  county: { of: 'street_addresses', field: 'county' },
  country: { of: 'street_addresses', field: 'country' },
  postal_code: { of: 'street_addresses', field: 'postal_code' },
  zip: { of: 'street_addresses', field: 'postal_code' },
  zip_code: { of: 'street_addresses', field: 'postal_code' },
  street_address_type: { of: 'street_addresses', field: 'street_type_name' },
  phone: { of: 'phone_numbers', field: 'number' },
  phone_number: { of: 'phone_numbers', field: 'number' },
  phone_type: { of: 'phone_numbers', field: 'phone_type_name' },
  home_phone: { of: 'phone_numbers', field: 'number', type: 'Home' },
  work_phone: { of: 'phone_numbers', field: 'number', type: 'Work' },
  mobile_phone: { of: 'phone_numbers', field: 'number', type: 'Mobile' },
  email: { of: 'email_addresses', field: 'address' },
  email_address: { of: 'email_addresses', field: 'address' },
  email_type: { of: 'email_addresses', field: 'email_type_name' },
  home_email: { of: 'email_addresses', field: 'address', type: 'Home' },
  work_email: { of: 'email_addresses', field: 'address', type: 'Work' },
  website: { of: 'web_addresses', field: 'url' },
  web_address: { of: 'web_addresses', field: 'url' },
  gift_date: { of: 'gift', field: 'received_date' },
  amount: { of: 'gift', field: 'received_amount' },
  gift_amount: { of: 'gift', field: 'received_amount' },
  gift_type: { of: 'gift', field: 'gift_type_name' },
  gift_category: { of: 'gift', field: 'gift_category_name' },
  campaign: { of: 'gift', field: 'campaign_name' },
  fund: { of: 'gift', field: 'fund_name' },
  appeal: { of: 'gift', field: 'appeal_name' },
  event: { of: 'gift', field: 'event_name' },
  payment_type: { of: 'gift', field: 'payment_type_name' },
  external_gift_id: { of: 'gift', field: 'external_id' },
  gift_note: { of: 'gift', field: 'note' },
};

/** Fields of a gift that say which others it hangs on by ids that only this account has. */
const NOT_BY_COLUMN = ['constituent_id'];

/** Where a column goes, by its name; `undefined` where that is not known. Case, blanks and signs do not matter. */
export function targetOf(header: string): Target | undefined {
  const name = header
    .trim()
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '_')
    .replace(/^_|_$/g, '');
  if (Object.hasOwn(NAMES, name)) return NAMES[name];
  const has = (type: new () => object) =>
    writableFieldsOf(type).some(({ key }) => key === name) && !NOT_BY_COLUMN.includes(name);
  if (has(Constituent)) return { of: 'constituent', field: name };
  return has(Gift) ? { of: 'gift', field: name } : undefined;
}
