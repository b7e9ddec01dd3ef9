import type { Client } from './server.js';

export interface KeywordAnswer {
  id: number;
  name: string;
  ordinal: number;
  short_code: string | null;
  can_select: boolean;
}

export interface CategoryAnswer {
  id: number;
  name: string;
  key: string;
  keywords: KeywordAnswer[];
}

/** A new category of constituents with keywords of these names. */
export async function categoryWith(client: Client, body: object, ...names: string[]): Promise<CategoryAnswer> {
  const sent = { item_type: 'Constituent', name: 'Skills', ...body };
  const { body: made } = await client.post('/api/v1/categories', sent).expect(200);
  for (const name of names) await client.post(`/api/v1/categories/${made.id}/keywords`, { name }).expect(200);
  return (await client.get(`/api/v1/categories/${made.id}`).expect(200)).body;
}

/** The category that an account starts with under this key. */
export async function startingCategory(client: Client, key: string): Promise<CategoryAnswer> {
  const { body } = await client.get('/api/v1/categories').expect(200);
  return body.items.find((category: CategoryAnswer) => category.key === key);
}

/** The names of a constituent's keywords by the key of their category, as it is shown. */
export async function keywordsOf(client: Client, { id }: { id: number }): Promise<Record<string, string[]>> {
  const { body } = await client.get(`/api/v1/constituents/${id}`).expect(200);
  const categories = body.categories as CategoryAnswer[];
  return Object.fromEntries(categories.map(({ key, keywords }) => [key, keywords.map(({ name }) => name)]));
}
