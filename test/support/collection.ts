import { expect } from '@jest/globals';

import type { Face } from './faces.js';
import type { Client } from './server.js';

export type Id = number | string;
type Body = Readonly<Record<string, unknown>>;

/** What is sent, and what the answer then holds among other things. */
export interface Exchange {
  readonly body: Body;
  readonly answer: Body;
}

/** A resource as the contract that both APIs keep needs to know it. Its paths are written as the routes are. */
export interface Resource {
  readonly face: Face;
  readonly itemType: string;
  readonly paths: { readonly list: string; readonly create: string; readonly item: string };
  /** Other paths that list its records, and that create one. */
  readonly lists?: readonly string[];
  readonly creates?: readonly string[];
  /** Makes what a record belongs to or names; a path or a body says it under this name. */
  readonly needs?: Readonly<Record<string, (client: Client) => Promise<Id>>>;
  /** What an item's path takes besides looking it up. */
  readonly methods: readonly ('patch' | 'put' | 'delete')[];
  /** Some accounts have records of it from the start. */
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
  /** What a path needs at its end to delete a record for good. */
  readonly forGood?: string;
  /** Fields that the answer to a create does not tell, and every later one does. */
  readonly untold?: readonly string[];
  /** The keys of a record in a list, in their order; then those of one that was created or changed, and was looked up. */
  readonly listed: readonly string[];
  readonly written: readonly string[];
  readonly shown: readonly string[];
  /** The same values stand in a list's row and in the record. */
  readonly rowsOfTheirOwn?: boolean;
  /** Every field that the body of a create may have, and that of an update where those are others. */
  readonly accepted: readonly string[];
  readonly acceptedLater?: readonly string[];
}

/** Every list of a resource's records, and every path that creates one. */
export const listsOf = ({ paths, lists = [] }: Resource) => [paths.list, ...lists];
export const createsOf = ({ paths, creates = [] }: Resource) => [paths.create, ...creates];

/** A resource as one client uses it, with everything that its records need. */
export interface Collection {
  readonly client: Client;
  /** The ids of what its records need, by their names. */
  readonly ids: Readonly<Record<string, Id>>;
  readonly list: string;
  readonly create: string;
  item(id: Id): string;
  /** The path to delete a record for good. */
  forGood(id: Id): string;
  /** The body of a new record, by default the one of the table. */
  body(body?: object): Record<string, unknown>;
  /** Creates a record, by default the one of the table, and returns the answer's body. */
  add(body?: object): Promise<Record<string, unknown> & { id: Id }>;
  /** What is shown of a record from then on, by the answer to its create. */
  later<R extends object>(created: R): R;
  /** How many records its list has. */
  count(): Promise<number>;
}

/** A resource for a client, by one of its lists and one of its creates. */
export async function collectionOf(
  client: Client,
  resource: Resource,
  { list, create }: { list?: string; create?: string } = {},
): Promise<Collection> {
  const { face, paths, needs = {}, each, untold = [] } = resource;
  const ids: Record<string, Id> = {};
  for (const [name, make] of Object.entries(needs)) ids[name] = await make(client);

  const created = create ?? paths.create;
  const inBody = Object.fromEntries(Object.entries(ids).filter(([name]) => !created.includes(`:${name}`)));
  const [listPath, createPath] = [pathOf(list ?? paths.list, ids), pathOf(created, ids)];
  const item = (id: Id) => pathOf(paths.item, id);
  let count = 0;
  const body = (given: object = resource.create.body) => ({ ...inBody, ...each?.((count += 1)), ...given });
  return {
    client,
    ids,
    list: listPath,
    create: createPath,
    item,
    forGood: (id) => item(id) + (resource.forGood ?? ''),
    body,
    add: async (given = body()) => (await client.post(createPath, given).expect(face.created)).body,
    later: (created) => ({ ...created, ...Object.fromEntries(untold.map((key) => [key, expect.anything()])) }),
    count: async () => face.read((await client.get(`${listPath}?limit=1`).expect(200)).body).total,
  };
}

/** The same for tests that share one, since they can do with whatever the others leave: it is made for the first of them. */
export function sharedCollection(...given: Parameters<typeof collectionOf>): () => Promise<Collection> {
  let made: Promise<Collection> | undefined;
  return () => (made ??= collectionOf(...given));
}

/** A route with ids in it: each by its name, or the same one everywhere. */
export function pathOf(route: string, ids: Id | Readonly<Record<string, Id>>): string {
  return route.replace(/:(\w+)/g, (_, name: string) => String(typeof ids === 'object' ? ids[name] : ids));
}

/** A body with another value for the field of a resource that takes a text. */
export function withText({ text, textIn }: Resource, body: Record<string, unknown>, value: unknown): object {
  return textIn ? { ...body, [textIn]: { ...(body[textIn] as object), [text]: value } } : { ...body, [text]: value };
}
