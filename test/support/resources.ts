import { DRX_RESOURCES } from './drx-resources.js';
import { type Face, LGL } from './faces.js';
import type { Client } from './server.js';

/** What is sent, and what the answer then holds among other things. */
interface Exchange {
  readonly body: Readonly<Record<string, unknown>>;
  readonly answer: Readonly<Record<string, unknown>>;
}

/** A resource as the contract needs to know it. A new resource is one more of these. */
export interface Resource {
  readonly face: Face;
  readonly itemType: string;
  /**
   * What a record hangs on, if on anything: where one is made, of what, and which field of a record's body names it
   * where no path does.
   */
  readonly parent?: { readonly path: string; readonly body: object; readonly field?: string };
  /** As the routes are written; the one id in the path of a list or create is the parent's. */
  readonly paths: { readonly list: string; readonly create: string; readonly item: string };
  /** What an item's path takes besides looking it up. */
  readonly methods: readonly ('patch' | 'put' | 'delete')[];
  readonly create: Exchange;
  /** What makes the body of each record another one, where two may not be the same. */
  readonly each?: (n: number) => object;
  readonly update: Exchange;
  /** A create with as much in it as there can be. */
  readonly full: Exchange;
  /** A field that takes a text, and the object in the body that it is in. */
  readonly text: string;
  /** How long the text may be. */
  readonly longest: number;
  readonly textIn?: string;
  /** The text is kept in a form of its own, so not every text will do. */
  readonly textHasForm?: true;
  /** The keys of a record in a list, in their order; then those of one that was created or changed, and was looked up. */
  readonly listed: readonly string[];
  readonly written: readonly string[];
  readonly shown: readonly string[];
  /** Every field that the body of a create may have, and that of an update where those are others. */
  readonly accepted: readonly string[];
  readonly acceptedLater?: readonly string[];
  /** The lists inside a record. */
  readonly nested: readonly string[];
}

/** A resource of LGL's, whose records are answered in the same way always. */
interface LglResource extends Resource {
  /** Numbers and booleans sent as strings. */
  readonly strings: Exchange;
  /** Those of the listed keys that only the server sets. */
  readonly readOnly: readonly string[];
}

type Derived = 'face' | 'methods' | 'written' | 'shown' | 'full' | 'accepted';

function lgl(resource: Omit<LglResource, Derived>): LglResource {
  const { strings, listed, readOnly, nested } = resource;
  const keys = ['api_version', ...listed, ...nested];
  const accepted = [...listed.filter((key) => !readOnly.includes(key)), ...nested];
  return {
    ...resource,
    face: LGL,
    methods: ['patch', 'put', 'delete'],
    written: keys,
    shown: keys,
    full: strings,
    accepted,
  };
}

const PHONE_NUMBERS = lgl({
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
  longest: 255,
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
});

const CONSTITUENTS = lgl({
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
  longest: 255,
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
});

export const LGL_RESOURCES: readonly LglResource[] = [CONSTITUENTS, PHONE_NUMBERS];
export const RESOURCES: readonly Resource[] = [...LGL_RESOURCES, ...DRX_RESOURCES];

/** Those that a method is for. */
export const resourcesWith = (method: Resource['methods'][number]) =>
  RESOURCES.filter(({ methods }) => methods.includes(method));

type Id = number | string;

/** A resource as one client uses it, with a parent for its records where they need one. */
export interface Collection {
  readonly client: Client;
  /** The id of what the records hang on; empty where they hang on nothing. */
  readonly parent: Id;
  readonly list: string;
  readonly create: string;
  item(id: Id): string;
  /** The body of a new record, by default the one of the table. */
  body(body?: object): Record<string, unknown>;
  /** Creates a record, by default the one of the table, and returns the answer's body. */
  add(body?: object): Promise<Record<string, unknown> & { id: Id }>;
}

export async function collectionOf(client: Client, resource: Resource): Promise<Collection> {
  const { face, parent: made, paths, create, each } = resource;
  const parent: Id = made ? (await client.post(made.path, made.body).expect(face.created)).body.id : '';
  const { list, create: path, item } = pathsUnder(paths, parent);
  let count = 0;
  const body = (given: object = create.body) => ({
    ...given,
    ...(made?.field && { [made.field]: parent }),
    ...each?.((count += 1)),
  });
  const add = async (given: object = body()) => (await client.post(path, given).expect(face.created)).body;
  return { client, parent, list, create: path, item, body, add };
}

/** The paths of a resource under a parent, which need not exist. */
export function pathsUnder({ list, create, item }: Resource['paths'], parent: Id) {
  const under = (path: string) => path.replace(/:\w+/, String(parent));
  return { list: under(list), create: under(create), item: (id: Id) => item.replace(/:\w+/, String(id)) };
}

/** A body with another value for the field of a resource that takes a text. */
export function withText({ text, textIn }: Resource, body: Record<string, unknown>, value: unknown): object {
  return textIn ? { ...body, [textIn]: { ...(body[textIn] as object), [text]: value } } : { ...body, [text]: value };
}
