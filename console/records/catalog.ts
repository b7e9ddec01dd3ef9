import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

import type { ApiDocument } from '../api-document.js';

/** A list of one of the APIs. */
export interface Collection {
  /** As in paths: `membership_levels`, `phone-numbers`. */
  readonly name: string;
  readonly api: string;
  /** Where it is listed; `undefined` where it can only be searched. */
  readonly list?: string;
  /** Where and by which parameter it is searched, where it can be. */
  readonly search?: { readonly path: string; readonly parameter: string };
}

/** What can be looked at with the APIs. */
export interface Catalog {
  /** The lists of the account. */
  readonly collections: readonly Collection[];
  /** Where the records of a kind are, whose ids follow; `undefined` where they cannot be asked for by id. */
  pathOf(kind: string): string | undefined;
  /** The lists inside a record of a kind, such as the gifts of a constituent. */
  inside(kind: string): readonly string[];
}

/** What people look for most stands first. */
const FIRST = ['/api/v1/constituents', '/api/v1/gifts'];
const API_NAMES: Readonly<Record<string, string>> = { v1: 'Little Green Light', v2: 'DRX' };

export function catalogOf(documents: readonly ApiDocument[]): Catalog {
  const paths = Object.assign({}, ...documents.map((document) => document.paths)) as ApiDocument['paths'];
  const gets = Object.keys(paths).filter((path) => 'get' in paths[path]);
  const takes = (path: string, parameter: string) =>
    paths[path]?.get?.parameters?.some(({ name }) => name === parameter) ?? false;
  const matches = (pattern: RegExp) => gets.flatMap((path) => pattern.exec(path)?.slice(1) ?? []);

  // A list has pages: what has none is a stream.
  const lists = gets.filter((path) => /^\/api\/v\d\/[\w-]+(\/search)?$/.test(path) && takes(path, 'limit'));
  const bases = new Set([...FIRST, ...lists.map((path) => path.replace(/\/search$/, ''))]);
  const collections = [...bases].map((base): Collection => {
    const [, , version, name] = base.split('/');
    const own = `${base}/search`;
    const isSearched = { path: base, parameter: 'q' };
    const search = gets.includes(own) ? { path: own, parameter: 'q[]' } : takes(base, 'q') ? isSearched : undefined;
    return { name, api: API_NAMES[version], ...(lists.includes(base) && { list: base }), search };
  });
  const shown = matches(/^(\/api\/v1\/\w+)\/\{id\}$|^(\/api\/v2\/[\w-]+)\/\{\w+\}$/).filter(Boolean);
  const pathOf = (kind: string) => shown.find((path) => path.endsWith(`/${kind}`));
  return {
    collections,
    pathOf,
    inside: (kind) => matches(new RegExp(`^${pathOf(kind)}/\\{\\w+\\}/([\\w-]+)$`)),
  };
}

export const CatalogContext = createContext<Catalog>(catalogOf([]));

/** Finds the kind of record that a field such as `related_constituent_id` or `fund_id` names, as in paths. */
export function useKindNamed(): (field: string) => string | undefined {
  const { pathOf } = useContext(CatalogContext);
  return (field) => {
    if (!field.endsWith('_id')) return undefined;
    const words = field.slice(0, -'_id'.length).split('_');
    return words.map((_, start) => pluralOf(words.slice(start).join('_'))).find((name) => pathOf(name) !== undefined);
  };
}

const pluralOf = (word: string): string => (word.endsWith('y') ? `${word.slice(0, -1)}ies` : `${word}s`);
