import type { Client } from './server.js';

interface ListPage {
  readonly items: { id: number }[];
  readonly next_link?: string;
}

/** All pages of a list, found as a client finds them: by following each `next_link` as it is. */
export async function walk(client: Client, first: string): Promise<ListPage[]> {
  const pages: ListPage[] = [];
  for (let path: string | undefined = first; path !== undefined;) {
    const { body }: { body: ListPage } = await client.get(path).expect(200);
    pages.push(body);
    const next: URL | undefined = body.next_link === undefined ? undefined : new URL(body.next_link);
    path = next && `${next.pathname}${next.search}`;
  }
  return pages;
}
