import { beforeEach, describe, expect, it } from '@jest/globals';

import { type Client, useServer } from '../../support/server.js';

describe('The lists that gifts refer to', () => {
  const server = useServer();
  let client: Client;

  beforeEach(() => {
    client = server.client();
  });

  const list = async (path: string) => (await client.get(`/api/v1/${path}`).expect(200)).body;

  it('have the same gift types in every account, without goals', async () => {
    const { items, item_type } = await list('gift_types');
    expect(item_type).toBe('gift_type');
    expect(items.map(({ id, name }: { id: number; name: string }) => `${id} ${name}`)).toEqual([
      '1 Gift',
      '5 Other Income',
      '7 Pledge',
      '8 In Kind',
      '9 Soft Credit',
      '10 In Honor of',
      '11 In Memory of',
      '12 Matching',
      '13 Installment',
      '15 Peer Credit',
    ]);
    expect(await list('gift_types?limit=2&offset=1')).toMatchObject({ total_items: 10, next_item: 3 });
  });

  it.each([
    ['gift_categories?gift_type_id=7', 'display_name', ['Standard Pledge', 'Grant']],
    ['gift_categories?gift_type_id=999', 'display_name', []],
    ['team_members', 'email', ['casey@example.org', 'robin@example.org']],
  ])('answer %p', async (path, key, values) => {
    const { items } = await list(path);
    expect(items.map((row: Record<string, unknown>) => row[key])).toEqual(values);
  });

  it('have templates of each type of mailing', async () => {
    const { items } = await list('mailing_templates');
    const [{ mailing_type_id, mailing_type_name }] = items;
    expect(mailing_type_name).toBe('Acknowledgment');
    const found = await list(`mailing_templates?mailing_type_id=${mailing_type_id}`);
    expect(found.items).toEqual(items.slice(0, 2));
  });
});
