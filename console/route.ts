import { store } from './store.js';

/** Where the page is, `#/records/gifts?offset=20`. */
export interface Route {
  readonly parts: readonly string[];
  readonly query: URLSearchParams;
}

export const route = store(readRoute());

addEventListener('hashchange', () => route.set(readRoute()));

/** The address of a place on the page, for links. */
export function hrefOf(
  parts: readonly (string | number)[],
  query: Readonly<Record<string, string | number>> = {},
): string {
  const set = Object.entries(query).filter(([, value]) => value !== '' && value !== 0);
  const search = new URLSearchParams(set.map(([name, value]) => [name, String(value)]));
  return `#/${parts.map(encodeURIComponent).join('/')}${search.size > 0 ? `?${search}` : ''}`;
}

/** Goes to a place without leaving the present one in the history, as for a filter that is being typed. */
export function replaceRoute(href: string): void {
  history.replaceState(null, '', href);
  route.set(readRoute());
}

function readRoute(): Route {
  const [path = '', search = ''] = location.hash.slice(1).split('?', 2);
  return { parts: path.split('/').filter(Boolean).map(decoded), query: new URLSearchParams(search) };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
