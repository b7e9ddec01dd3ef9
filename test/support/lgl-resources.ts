import { collectionOf, type Exchange, type Id, type Resource } from './collection.js';
import { LGL } from './faces.js';
import { type Row, ROWS } from './lgl-table.js';
import {
  type Fields,
  type Json,
  operationsOn,
  OPERATIONS,
  type Operation,
  recordsOf,
  routeOf,
  rowsOf,
  subjectOf,
} from './reference.js';
import type { Client } from './server.js';

/** A resource of LGL's: a row of the table, and what LGL's documentation says of it. */
export interface LglResource extends Resource {
  readonly row: Row;
  /** The fields of the body of a create and of an update, with their documented types. */
  readonly fields: Fields;
  readonly fieldsLater: Fields;
  /** What a body cannot do without, and what is said when it is missing. */
  readonly must: Readonly<Record<string, string>>;
  /** Every record and every row of a list among the examples. */
  readonly records: readonly Json[];
  readonly rows: readonly Json[];
  /** The keys of an answer that only the server sets. */
  readonly readOnly: readonly string[];
  /** The lists inside a record that its row in a list does not have. */
  readonly nested: readonly string[];
  /** The full body with its numbers and booleans as strings. */
  readonly strings: Json;
  /** Its records say when they were created and changed. */
  readonly timed: boolean;
}

/** A list of LGL's that the API only reads. */
export interface ReadOnlyList {
  readonly path: string;
  readonly itemType: string;
  readonly rows: readonly Json[];
}

/** What every body may name and no record takes from it. */
const NEVER_TAKEN = ['id', 'created_at', 'updated_at'];

const ITEM_TYPES = new Map(
  OPERATIONS.flatMap(({ path, examples }) =>
    examples.map(({ response }): [unknown, string] => [response.item_type, subjectOf(path)]),
  ).filter(([itemType]) => itemType !== undefined),
);

function resourceOf(row: Row): LglResource {
  const { name, minimal, full, change, answers = {}, elsewhere = [] } = row;
  const here = ({ path }: Operation) => !elsewhere.includes(path);
  const [list, ...lists] = operationsOn(name, 'GET').filter((one) => here(one) && !one.path.endsWith('{id}'));
  const [create, ...creates] = operationsOn(name, 'POST').filter(here);
  const [update] = operationsOn(name, 'PATCH');
  const [show] = operationsOn(name, 'GET').filter(({ path }) => path === update.path);
  const fields = without(create.body ?? {}, NEVER_TAKEN);
  const later = without(update.body ?? {}, [...NEVER_TAKEN, ...(row.onlyOnce ?? [])]);

  const records = recordsOf([show, create, ...creates, update]);
  const rows = rowsOf([list, ...lists]);
  const shown = Object.keys(records[0]);
  const listed = Object.keys(rows[0]);
  const nested = shown.filter((key) => !listed.includes(key) && Array.isArray(records[0][key]));
  const readOnly = shown.filter((key) => !(key in fields) && !(key in later));
  const exchange = (body: Json, types: Fields, besides: Json = {}): Exchange => {
    const kept = Object.entries(body).filter(([key]) => shown.includes(key));
    const read = kept.map(([key, value]) => [key, readAs(types[key], value)] as const);
    return { body, answer: { ...Object.fromEntries(read), ...besides } };
  };
  const needed = (create.needed ?? []).filter((key) => !key.includes('.'));
  return {
    row,
    face: LGL,
    itemType: itemTypeOf(list),
    paths: { list: routeOf(list.path), create: routeOf(create.path), item: routeOf(update.path) },
    lists: lists.map(({ path }) => routeOf(path)),
    creates: creates.map(({ path }) => routeOf(path)),
    needs: { ...needsOf([list, create, ...lists, ...creates]), ...mapValues(row.needs ?? {}, makerOf) },
    methods: ['patch', 'put', 'delete'],
    create: exchange(minimal, fields),
    update: exchange(change, later, answers.change),
    full: exchange({ ...minimal, ...full }, fields, answers.full),
    strings: mapValues({ ...minimal, ...full }, asString),
    ...(row.each && { each: row.each }),
    text: row.text ?? 'name',
    longest: row.longest ?? 255,
    ...(row.textHasForm && { textHasForm: row.textHasForm }),
    ...(row.forGood && { forGood: row.forGood }),
    untold: row.untold,
    fields,
    fieldsLater: later,
    must: { ...Object.fromEntries(needed.map((key) => [key, `${titleOf(key)} can't be blank`])), ...row.must },
    records,
    rows,
    listed,
    written: shown,
    shown,
    rowsOfTheirOwn: listed.some((key) => !shown.includes(key)),
    nested,
    readOnly,
    accepted: Object.keys(fields),
    acceptedLater: Object.keys(later).filter((key) => !key.startsWith('remove_previous_')),
    timed: shown.includes('updated_at'),
  };
}

/** What the ids in these paths stand for. */
function needsOf(operations: readonly Operation[]): Record<string, (client: Client) => Promise<Id>> {
  const names = operations.flatMap(({ path }) => [...path.matchAll(/\{(\w+)_id\}/g)].map(([, name]) => name));
  return Object.fromEntries(names.map((name) => [`${name}_id`, makerOf(ITEM_TYPES.get(name)!)]));
}

/** Makes a record of a kind; of one that cannot be made, it takes the first that there is. */
function makerOf(name: string): (client: Client) => Promise<Id> {
  return async (client) => {
    const resource = LGL_RESOURCES.find(({ row }) => row.name === name);
    if (resource) return (await (await collectionOf(client, resource)).add()).id;
    const { body } = await client.get(`/api/v1/${name}`).expect(200);
    return body.items[0].id;
  };
}

/** What becomes of a value in a field of this documented type. */
function readAs(type: Fields[string] | undefined, value: unknown): unknown {
  if (type === 'integer' || type === 'double') return Number(value);
  return type === 'string' || type === 'date' ? String(value) : value;
}

function asString(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 'true' : '0';
  return typeof value === 'number' ? String(value) : value;
}

/** A field's name as LGL's errors say it: `note_type` is "Note type". */
function titleOf(key: string): string {
  const words = key.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function without(fields: Fields, keys: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => !keys.includes(key)));
}

function itemTypeOf({ examples }: Operation): string {
  return examples.map(({ response }) => String(response.item_type))[0];
}

function mapValues<V, R>(values: Readonly<Record<string, V>>, map: (value: V) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, map(value)]));
}

export const LGL_RESOURCES: readonly LglResource[] = ROWS.map(resourceOf);

/** The lists that the API only reads, with an id in the place of whatever a path names. */
export const READ_ONLY_LISTS: readonly ReadOnlyList[] = OPERATIONS.filter(
  ({ method, path }) =>
    method === 'GET' && !/\/search$|\{id\}$/.test(path) && !ROWS.some(({ name }) => name === subjectOf(path)),
).map((operation) => ({
  path: operation.path.replace('{type}', 'email_address_types'),
  itemType: itemTypeOf(operation),
  rows: rowsOf([operation]),
}));
