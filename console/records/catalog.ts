import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

import type { ApiDocument } from '../api-document.js';

/** A list of LGL's API. */
export interface Collection {
  /** As in paths: `membership_levels`. */
  readonly name: string;
  /** It has a list of its own; else it can only be searched. */
  readonly listed: boolean;
  readonly searched: boolean;
}

/** What can be looked at with LGL's API. */
export interface Catalog {
  /** The lists of the account. */
  readonly collections: readonly Collection[];
  /** The kinds of records that can be asked for by id. */
  readonly shown: ReadonlySet<string>;
  /** The lists inside a record of a kind, such as the gifts of a constituent. */
  inside(kind: string): readonly string[];
}

/** What people look for most stands first. */
const FIRST = ['constituents', 'gifts'];

export function catalogOf({ paths }: ApiDocument): Catalog {
  const gets = new Set(Object.keys(paths).filter((path) => 'get' in paths[path]));
  const matches = (pattern: RegExp) => [...gets].flatMap((path) => pattern.exec(path)?.slice(1) ?? []);
  const names = new Set([...FIRST, ...matches(/^\/api\/v1\/(\w+)(?:\/search)?$/)]);
  return {
    collections: [...names].map((name) => ({
      name,
      listed: gets.has(`/api/v1/${name}`),
      searched: gets.has(`/api/v1/${name}/search`),
    })),
    shown: new Set(matches(/^\/api\/v1\/(\w+)\/\{id\}$/)),
    inside: (kind) => matches(new RegExp(`^/api/v1/${kind}/\\{\\w+_id\\}/(\\w+)$`)),
  };
}

export const CatalogContext = createContext<Catalog>({ collections: [], shown: new Set(), inside: () => [] });

/** Finds the kind of record that a field such as `related_constituent_id` or `fund_id` names, as in paths. */
export function useKindNamed(): (field: string) => string | undefined {
  const { shown } = useContext(CatalogContext);
  return (field) => {
    if (!field.endsWith('_id')) return undefined;
    const words = field.slice(0, -'_id'.length).split('_');
    return words.map((_, start) => pluralOf(words.slice(start).join('_'))).find((name) => shown.has(name));
  };
}

const pluralOf = (word: string): string => (word.endsWith('y') ? `${word.slice(0, -1)}ies` : `${word}s`);
