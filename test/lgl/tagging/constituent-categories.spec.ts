import { describe, expect, it } from '@jest/globals';

import { expectNotSaved } from '../../support/answers.js';
import { constituentWith } from '../../support/constituents.js';
import { useServer } from '../../support/server.js';
import { type CategoryAnswer, categoryWith, keywordsOf, startingCategory } from '../../support/tagging.js';

const server = useServer();

describe('The categories of a constituent', () => {
  it('come with it, and a keyword that its category does not have yet is made', async () => {
    const client = server.client();
    const categories = [{ key: 'tags', keywords: [{ name: 'do not call' }, { name: 'Vegan', short_code: 'veg' }] }];
    const { body: made } = await client.post('/api/v1/constituents', { first_name: 'Joe', categories }).expect(200);
    expect(made.categories).toMatchObject([
      { key: 'tags', keywords: [{ name: 'Do not call' }, { name: 'Vegan', short_code: 'veg' }] },
    ]);
    const { keywords } = await startingCategory(client, 'tags');
    expect(keywords.map(({ name }) => name)).toEqual(['Do not call', 'Do not email', 'Do not mail', 'Vegan']);
  });

  it('grow by what an update brings, unless it replaces what was there', async () => {
    const client = server.client();
    const joe = await constituentWith(client);
    const { id, keywords } = await startingCategory(client, 'tags');
    const change = (category: object) =>
      client.patch(`/api/v1/constituents/${joe.id}`, { categories: [category] }).expect(200);
    await change({ id, keywords: [{ id: keywords[0].id }] });
    await change({ key: 'tags', keywords: [{ name: 'Do not mail' }, { name: 'Do not call' }] });
    expect(await keywordsOf(client, joe)).toMatchObject({ tags: ['Do not call', 'Do not mail'] });
    const replaced = { name: 'communication tags', remove_previous_keywords: true };
    await change({ ...replaced, keywords: [{ name: 'Do not email' }] });
    expect(await keywordsOf(client, joe)).toMatchObject({ tags: ['Do not email'] });
    await change({ ...replaced, keywords: [] });
    expect(await keywordsOf(client, joe)).toEqual({ giving_status: ['Non Donor'] });
  });

  it('hold one keyword where they are single: the last', async () => {
    const client = server.client();
    const keywords = [{ name: 'Prefers mail' }, { name: 'Prefers email' }];
    const sent = { first_name: 'Joe', categories: [{ key: 'ack_preferences', keywords }] };
    const { body: joe } = await client.post('/api/v1/constituents', sent).expect(200);
    expect(await keywordsOf(client, joe)).toMatchObject({ ack_preferences: ['Prefers email'] });
  });

  it.each([
    [{ key: 'tags', keywords: [{ id: 4711 }] }, 'categories[0].keywords[0].id 4711 not found'],
    [{ key: 'tags', keywords: [{}] }, "categories[0].keywords[0].name can't be blank"],
    [{ keywords: [{ name: 'x' }] }, "categories[0].name can't be blank"],
    [{ key: 'tags' }, "categories[0].keywords can't be blank"],
    [{ key: 'giving_status', keywords: [{ name: 'New Donor' }] }, 'categories[0].keywords of Giving Status'],
  ])('are refused with the whole constituent: %j', async (category, says) => {
    const client = server.client();
    expectNotSaved(await client.post('/api/v1/constituents', { first_name: 'Joe', categories: [category] }), says);
    expect((await client.get('/api/v1/constituents').expect(200)).body.total_items).toBe(0);
  });

  it('are ignored where there is no such category', async () => {
    const client = server.client();
    const categories = [{ key: 'nonsense', keywords: [{ name: 'x' }] }];
    const { body } = await client.post('/api/v1/constituents', { first_name: 'Joe', categories }).expect(200);
    expect(body.categories).toEqual([]);
  });

  it('are listed by their first keyword, and shown by their names', async () => {
    const client = server.client();
    const { keywords } = await categoryWith(client, { name: 'Alphabet' }, 'A');
    await client.patch(`/api/v1/keywords/${keywords[0].id}`, { ordinal: 101 }).expect(200);
    const joe = await constituentWith(client);
    await client.post(`/api/v1/constituents/${joe.id}/keywords`, { id: keywords[0].id }).expect(200);
    const names = (items: CategoryAnswer[]) => items.map(({ name }) => name);
    const { body: shown } = await client.get(`/api/v1/constituents/${joe.id}`).expect(200);
    expect(names(shown.categories)).toEqual(['Alphabet', 'Giving Status']);
    const { body: listed } = await client.get(`/api/v1/constituents/${joe.id}/categories`).expect(200);
    expect(names(listed.items)).toEqual(['Giving Status', 'Alphabet']);
    const { body: second } = await client.get(`/api/v1/constituents/${joe.id}/categories?limit=1&offset=1`).expect(200);
    expect([second.total_items, names(second.items)]).toEqual([2, ['Alphabet']]);
  });

  it('go with it', async () => {
    const client = server.client();
    const { keywords } = await categoryWith(client, {}, 'Chess');
    const joe = await constituentWith(client);
    await client.post(`/api/v1/constituents/${joe.id}/keywords`, { id: keywords[0].id }).expect(200);
    await client.delete(`/api/v1/constituents/${joe.id}`).expect(200);
    await client.get(`/api/v1/keywords/${keywords[0].id}`).expect(200);
  });
});

describe('The giving status of a constituent', () => {
  it('is not told by the answer to its create, and is there from then on', async () => {
    const client = server.client();
    const { body: joe } = await client.post('/api/v1/constituents', { first_name: 'Joe' }).expect(200);
    expect(joe.categories).toEqual([]);
    expect(await keywordsOf(client, joe)).toEqual({ giving_status: ['Non Donor'] });
    const { body: changed } = await client.patch(`/api/v1/constituents/${joe.id}`, { last_name: 'Doe' }).expect(200);
    expect(changed.categories).toMatchObject([{ key: 'giving_status', keywords: [{ name: 'Non Donor' }] }]);
  });

  it('is told once where it was given as well, in a category of that key that somebody made', async () => {
    const client = server.client();
    const { id } = await startingCategory(client, 'giving_status');
    await client.patch(`/api/v1/categories/${id}`, { key: 'former' }).expect(200);
    const own = { name: 'Ours', item_type: 'Constituent', key: 'giving_status' };
    const { body: category } = await client.post('/api/v1/categories', own).expect(200);
    const keyword = { name: 'Never gave', short_code: 'non_donor' };
    const { body: made } = await client.post(`/api/v1/categories/${category.id}/keywords`, keyword).expect(200);
    const joe = await constituentWith(client);
    await client.post(`/api/v1/constituents/${joe.id}/keywords`, { id: made.id }).expect(200);
    expect(await keywordsOf(client, joe)).toEqual({ giving_status: ['Never gave'] });
  });
});
