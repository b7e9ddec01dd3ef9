import { faceOf } from './faces.js';
import type { Client } from './server.js';

interface ListPage {
  readonly items: { id: number }[];
}

/** All pages of a list, found as a client finds them: by going on where each page says that it goes on. */
export async function walk<P = ListPage>(client: Client, first: string): Promise<P[]> {
  const pages: P[] = [];
  for (let path: string | undefined = first; path !== undefined;) {
    const { body }: { body: P & object } = await client.get(path).expect(200);
    pages.push(body);
    path = faceOf(path).next(path, body);
  }
  return pages;
}
