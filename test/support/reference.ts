import { readFileSync } from 'node:fs';

export type Json = Record<string, unknown>;

/** The fields of a body with their documented types; an array's objects stand in its place. */
export interface Fields {
  readonly [name: string]: string | readonly [Fields];
}

export interface Example {
  readonly path: string;
  readonly query?: string;
  readonly body?: Json;
  readonly response: Json & { readonly items?: readonly Json[] };
  /** Parts of the request that were worked out from the answer. */
  readonly inferred?: readonly string[];
  /** The whole example was. */
  readonly constructed?: true;
}

/** What LGL's documentation says of one operation. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** With its ids in braces: `/api/v1/notes/{id}`. */
  readonly path: string;
  readonly unpublished?: true;
  readonly query: readonly string[];
  readonly body?: Fields;
  /** What a body cannot do without: `text`, `custom_fields.values`. */
  readonly needed?: readonly string[];
  readonly statuses: readonly number[];
  /** The fields that a search knows. */
  readonly terms?: readonly string[];
  readonly examples: readonly Example[];
}

/** Every operation of LGL's. It comes from the documentation alone, so that the server can be held against it. */
export const OPERATIONS: readonly Operation[] = JSON.parse(
  readFileSync(new URL('../reference/lgl-v1.json', import.meta.url), 'utf8'),
);

/** What an operation is about: `notes`, `constituents/search`. */
export function subjectOf(path: string): string {
  const segments = path.replace('/api/v1/', '').split('/');
  const named = segments.filter((segment) => !segment.startsWith('{'));
  return named.slice(named.at(-1) === 'search' ? -2 : -1).join('/');
}

/** The operations of this method, about this. */
export function operationsOn(subject: string, method: Operation['method']): Operation[] {
  return OPERATIONS.filter((operation) => operation.method === method && subjectOf(operation.path) === subject);
}

/** A documented path as the server's router writes it. */
export function routeOf(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}

/** Rows of the lists among these operations' examples. */
export function rowsOf(operations: readonly Operation[]): Json[] {
  return operations.flatMap(({ examples }) => examples.flatMap(({ response }) => response.items ?? []));
}

/** Records that these operations' examples answer. */
export function recordsOf(operations: readonly Operation[]): Json[] {
  return operations.flatMap(({ examples }) => examples.flatMap(({ response }) => ('id' in response ? [response] : [])));
}
