import { describe, expect, it } from '@jest/globals';

import { expectError, expectForbidden, expectNotFound, expectNotSaved } from '../../support/answers.js';
import { constituentWith } from '../../support/constituents.js';
import { useServer } from '../../support/server.js';
import { categoryWith, keywordsOf, startingCategory } from '../../support/tagging.js';

const server = useServer();

describe('A keyword', () => {
  it('has a name of its own in its category, whatever its case', async () => {
    const client = server.client();
    const { id, keywords } = await categoryWith(client, {}, 'Chess', 'Go');
    const taken = await client.post(`/api/v1/categories/${id}/keywords`, { name: ' CHESS ' });
    expectNotSaved(taken, 'already taken in Skills');
    const go = keywords.find(({ name }) => name === 'Go')!;
    expectNotSaved(await client.patch(`/api/v1/keywords/${go.id}`, { name: 'chess' }), 'Name chess');
    await client.patch(`/api/v1/keywords/${go.id}`, { name: 'GO' }).expect(200);
  });

  it('moves to another category of the same kind of records', async () => {
    const client = server.client();
    const { keywords } = await categoryWith(client, {}, 'Chess');
    const games = await categoryWith(client, { name: 'Games' });
    const gifts = await categoryWith(client, { name: 'Sponsor', item_type: 'Gift' });
    const path = `/api/v1/keywords/${keywords[0].id}`;
    expect((await client.patch(path, { category_id: games.id }).expect(200)).body.category_id).toBe(games.id);
    expectNotSaved(await client.patch(path, { category_id: gifts.id }), `category_id ${gifts.id}`);
    expectNotSaved(await client.patch(path, { category_id: 4711 }), 'category_id 4711 not found');
  });

  it('is hidden when it is deleted: gone from its category, kept by those who have it', async () => {
    const client = server.client();
    const { id, key, keywords } = await categoryWith(client, {}, 'Chess');
    const joe = await constituentWith(client);
    const path = `/api/v1/keywords/${keywords[0].id}`;
    await client.post(`/api/v1/constituents/${joe.id}/keywords`, { id: keywords[0].id }).expect(200);
    await client.delete(path).expect(200);

    expect((await client.get(`/api/v1/categories/${id}`).expect(200)).body.keywords).toEqual([]);
    expect((await client.get(`/api/v1/categories/${id}/keywords`).expect(200)).body.total_items).toBe(0);
    expect((await client.get(path).expect(200)).body).toMatchObject({ name: 'Chess', can_select: false });
    expect((await client.patch(path, { can_select: true }).expect(200)).body.can_select).toBe(false);
    expect(await keywordsOf(client, joe)).toMatchObject({ [key]: ['Chess'] });

    const ann = await constituentWith(client);
    expectNotSaved(await client.post(`/api/v1/constituents/${ann.id}/keywords`, { id: keywords[0].id }), 'deleted');
    await client.post(`/api/v1/categories/${id}/keywords`, { name: 'Chess' }).expect(200);
  });

  it('is gone for good with permanent=1, hidden before or not', async () => {
    const client = server.client();
    const { key, keywords } = await categoryWith(client, {}, 'Chess', 'Go');
    const joe = await constituentWith(client);
    for (const { id } of keywords) await client.post(`/api/v1/constituents/${joe.id}/keywords`, { id }).expect(200);
    await client.delete(`/api/v1/keywords/${keywords[0].id}`).expect(200);
    for (const { id } of keywords) {
      await client.delete(`/api/v1/keywords/${id}?permanent=1`).expect(200);
      expectNotFound(await client.get(`/api/v1/keywords/${id}`), id);
    }
    expect(await keywordsOf(client, joe)).not.toHaveProperty(key);
  });

  it('stays as it is where its category or itself says so', async () => {
    const client = server.client();
    const tags = await startingCategory(client, 'tags');
    expectNotSaved(await client.delete(`/api/v1/keywords/${tags.keywords[0].id}?permanent=1`), 'not removable');
    const status = await startingCategory(client, 'giving_status');
    const path = `/api/v1/keywords/${status.keywords[0].id}`;
    expectNotSaved(await client.patch(path, { name: 'x' }), 'not editable');
    expectNotSaved(await client.post(`/api/v1/categories/${status.id}/keywords`, { name: 'x' }), 'not editable');
  });
});

describe('Giving a constituent a keyword, and taking it', () => {
  it('is a success also when nothing changes', async () => {
    const client = server.client();
    const { key, keywords } = await categoryWith(client, {}, 'Chess');
    const joe = await constituentWith(client);
    const given = `/api/v1/constituents/${joe.id}/keywords`;
    for (const id of [keywords[0].id, String(keywords[0].id)]) {
      const { body } = await client.post(given, { id }).expect(200);
      expect(body).toEqual({ api_version: '1.0', result: 'success' });
    }
    expect(await keywordsOf(client, joe)).toEqual({ giving_status: ['Non Donor'], [key]: ['Chess'] });
    for (const _ of ['had', 'has not']) await client.delete(`${given}/${keywords[0].id}`).expect(200);
    expect(await keywordsOf(client, joe)).toEqual({ giving_status: ['Non Donor'] });
  });

  it('replaces the one before in a single category', async () => {
    const client = server.client();
    const { keywords } = await startingCategory(client, 'ack_preferences');
    const joe = await constituentWith(client);
    for (const { id } of keywords) await client.post(`/api/v1/constituents/${joe.id}/keywords`, { id }).expect(200);
    expect(await keywordsOf(client, joe)).toMatchObject({ ack_preferences: ['Prefers none'] });
  });

  it('needs a constituent and a keyword of constituents', async () => {
    const client = server.client();
    const joe = await constituentWith(client);
    const given = `/api/v1/constituents/${joe.id}/keywords`;
    const { keywords } = await categoryWith(client, { item_type: 'Gift' }, 'v1');
    for (const id of [4711, keywords[0].id]) {
      expectError(await client.post(given, { id }), { status: 400, error: 'Bad Request' });
      expectNotFound(await client.delete(`${given}/${id}`), id);
    }
    expectNotSaved(await client.post(given, { keyword_id: 1 }), "Id can't be blank");
    expectForbidden(await client.post('/api/v1/constituents/4711/keywords', {}));
    expectNotFound(await client.get('/api/v1/constituents/4711/categories'), 4711);
  });

  it('is not for the giving status, which follows the gifts', async () => {
    const client = server.client();
    const joe = await constituentWith(client);
    const { keywords } = await startingCategory(client, 'giving_status');
    const given = `/api/v1/constituents/${joe.id}/keywords`;
    expectNotSaved(await client.post(given, { id: keywords[0].id }), 'Giving Status');
    expectNotSaved(await client.delete(`${given}/${keywords[4].id}`), 'Giving Status');
  });
});
