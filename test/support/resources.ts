import type { Client } from './server.js';

/** What is sent, and what the answer then holds among other things. */
interface Exchange {
  readonly body: Readonly<Record<string, unknown>>;
  readonly answer: Readonly<Record<string, unknown>>;
}

/** A resource as the contract needs to know it. A new resource is one more of these. */
export interface Resource {
  readonly itemType: string;
  /** What a record hangs on, if on anything: where one is made, and of what. */
  readonly parent?: { readonly path: string; readonly body: object };
  /** As the routes are written; the one id in the path of a list or create is the parent's. */
  readonly paths: { readonly list: string; readonly create: string; readonly item: string };
  readonly create: Exchange;
  readonly update: Exchange;
  /** Numbers and booleans sent as strings. */
  readonly strings: Exchange;
  /** A field that takes any text. */
  readonly text: string;
  /** The keys of a record in a list, in their order. */
  readonly listed: readonly string[];
  /** Those of them that only the server sets. */
  readonly readOnly: readonly string[];
  /** The keys that show, create and update add after those of a list. */
  readonly nested: readonly string[];
}

const PHONE_NUMBERS: Resource = {
  itemType: 'phone_number',
  parent: { path: '/api/v1/constituents', body: { first_name: 'Joe', last_name: 'Doe' } },
  paths: {
    list: '/api/v1/constituents/:constituent_id/phone_numbers',
    create: '/api/v1/constituents/:constituent_id/phone_numbers',
    item: '/api/v1/phone_numbers/:id',
  },
  create: {
    body: { number: '(212) 555-0142', phone_type_name: 'Mobile', not_current: true },
    answer: { number: '(212) 555-0142', phone_number_type_id: 3, normalized_number: '2125550142', not_current: true },
  },
  update: {
    body: { number: '212 555 0143' },
    answer: { number: '212 555 0143', normalized_number: '2125550143' },
  },
  strings: {
    body: { number: 2125550144, phone_number_type_id: '2', is_preferred: 'true', not_current: '1' },
    answer: { number: '2125550144', phone_number_type_id: 2, is_preferred: true, not_current: true },
  },
  text: 'number',
  listed: [
    'id',
    'item_id',
    'item_type',
    'number',
    'phone_number_type_id',
    'phone_type_name',
    'is_preferred',
    'not_current',
    'parent_id',
    'normalized_number',
    'created_at',
    'updated_at',
  ],
  readOnly: ['id', 'item_id', 'item_type', 'parent_id', 'normalized_number', 'created_at', 'updated_at'],
  nested: [],
};

const CONSTITUENTS: Resource = {
  itemType: 'constituent',
  paths: {
    list: '/api/v1/constituents',
    create: '/api/v1/constituents',
    item: '/api/v1/constituents/:id',
  },
  create: {
    body: { first_name: 'Ann', last_name: 'Lee', birthday: '1980-02-29', is_anon: true, marital_status_name: 'single' },
    answer: { first_name: 'Ann', sort_name: 'Lee, Ann', birthday: '1980-02-29', marital_status_name: 'Single' },
  },
  update: { body: { job_title: 'Director' }, answer: { job_title: 'Director' } },
  strings: {
    body: { last_name: 'Lee', external_constituent_id: 515, is_deceased: 'true', is_anon: '1', is_org: 'false' },
    answer: { external_constituent_id: '515', is_deceased: true, is_anon: true, is_org: false },
  },
  text: 'last_name',
  listed: [
    'id',
    'external_constituent_id',
    'is_org',
    'constituent_contact_type_id',
    'constituent_contact_type_name',
    'prefix',
    'first_name',
    'middle_name',
    'last_name',
    'suffix',
    'spouse_name',
    'org_name',
    'job_title',
    'addressee',
    'salutation',
    'sort_name',
    'constituent_interest_level_id',
    'constituent_interest_level_name',
    'constituent_rating_id',
    'constituent_rating_name',
    'is_deceased',
    'deceased_date',
    'annual_report_name',
    'birthday',
    'gender',
    'maiden_name',
    'nick_name',
    'spouse_nick_name',
    'date_added',
    'alt_salutation',
    'alt_addressee',
    'honorary_name',
    'assistant_name',
    'marital_status_id',
    'marital_status_name',
    'is_anon',
    'created_at',
    'updated_at',
  ],
  readOnly: [
    'id',
    'sort_name',
    'constituent_interest_level_id',
    'constituent_interest_level_name',
    'constituent_rating_id',
    'constituent_rating_name',
    'created_at',
    'updated_at',
  ],
  nested: [
    'class_affiliations',
    'relationships',
    'street_addresses',
    'phone_numbers',
    'email_addresses',
    'web_addresses',
    'categories',
    'groups',
    'memberships',
    'custom_attrs',
  ],
};

export const RESOURCES: readonly Resource[] = [CONSTITUENTS, PHONE_NUMBERS];

/** A resource as one client uses it, with a parent for its records where they need one. */
export interface Collection {
  readonly client: Client;
  /** The id of what the records hang on; no number where they hang on nothing. */
  readonly parent: number;
  readonly list: string;
  readonly create: string;
  item(id: number | string): string;
  /** Creates a record, by default the one of the table, and returns the answer's body. */
  add(body?: object): Promise<Record<string, unknown> & { id: number }>;
}

export async function collectionOf(client: Client, { parent: made, paths, create }: Resource): Promise<Collection> {
  const parent: number = made ? (await client.post(made.path, made.body).expect(200)).body.id : NaN;
  const collection: Collection = { client, parent, ...pathsUnder(paths, parent), add };
  return collection;

  async function add(body: object = create.body) {
    return (await client.post(collection.create, body).expect(200)).body;
  }
}

/** The paths of a resource under a parent, which need not exist. */
export function pathsUnder({ list, create, item }: Resource['paths'], parent: number | string) {
  const under = (path: string) => path.replace(/:\w+/, String(parent));
  return { list: under(list), create: under(create), item: (id: number | string) => item.replace(':id', String(id)) };
}
