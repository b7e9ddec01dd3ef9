import { describe, expect, it } from '@jest/globals';

import { expectNotFound, expectNotSaved } from '../../support/answers.js';
import { useServer } from '../../support/server.js';
import { type CategoryAnswer, categoryWith, startingCategory } from '../../support/tagging.js';

const server = useServer();

describe('A category', () => {
  it('is made of an item type and a name; its key is a random one', async () => {
    const client = server.client();
    const { body } = await client.post('/api/v1/categories', { item_type: 'Gift', name: 'Sponsor' }).expect(200);
    expect(body).toMatchObject({ facet_type: 'list', ordinal: 100, removable: true, editable: true, keywords: [] });
    expect(body.key).toMatch(/^[0-9a-f]{8}(_[0-9a-f]{4}){3}_[0-9a-f]{12}$/);
  });

  it('has a key of its own among those of its item type', async () => {
    const client = server.client();
    const { id } = await categoryWith(client, { key: 'mine' });
    const again = { item_type: 'Constituent', name: 'Again', key: 'mine' };
    expectNotSaved(await client.post('/api/v1/categories', again), 'Key mine is already taken');
    const other = await categoryWith(client, { key: 'other' });
    expectNotSaved(await client.patch(`/api/v1/categories/${other.id}`, { key: 'mine' }), 'Key mine');
    await client.patch(`/api/v1/categories/${id}`, { key: 'mine', name: 'Renamed' }).expect(200);
    await client.post('/api/v1/categories', { ...again, item_type: 'Gift' }).expect(200);
  });

  it('is made for the kinds of records that have categories', async () => {
    const client = server.client();
    for (const item_type of ['Constituent', 'Gift', 'VolunteerTime', 'AppealRequest', 'Invitation']) {
      const { body: made } = await client.post('/api/v1/categories', { item_type, name: 'Extra' }).expect(200);
      const { body: list } = await client.get(`/api/v1/categories?item_type=${item_type}`).expect(200);
      expect(list.items.filter(({ id }: CategoryAnswer) => id === made.id)).toMatchObject([{ item_type }]);
    }
    expectNotSaved(await client.post('/api/v1/categories', { item_type: 'Planet', name: 'Extra' }), 'item_type');
    expectNotSaved(await client.post('/api/v1/categories', { item_type: '', name: 'x' }), "Item type can't be blank");
  });

  it('is listed by ordinal and name, without regard to case, and so are its keywords', async () => {
    const client = server.client();
    await categoryWith(client, { name: 'zoology', ordinal: 1 });
    await categoryWith(client, { name: 'archery' });
    const { body } = await client.get('/api/v1/categories').expect(200);
    expect(body.items.map(({ name }: CategoryAnswer) => name)).toEqual([
      'zoology',
      'Acknowledgment Preference',
      'archery',
      'Communication Tags',
      'Giving Status',
    ]);
    const { keywords } = await categoryWith(client, { name: 'Games' }, 'go', 'Bridge', 'Chess');
    expect(keywords.map(({ name }) => name)).toEqual(['Bridge', 'Chess', 'go']);
  });

  it('takes its keywords along when it is deleted, unless it is not removable', async () => {
    const client = server.client();
    const { id, keywords } = await categoryWith(client, {}, 'Chess');
    await client.delete(`/api/v1/categories/${id}`).expect(200);
    expectNotFound(await client.get(`/api/v1/keywords/${keywords[0].id}`), keywords[0].id);

    const preferences = await startingCategory(client, 'ack_preferences');
    expectNotSaved(await client.delete(`/api/v1/categories/${preferences.id}`), 'not removable');
  });
});

describe('The categories that an account starts with', () => {
  it('have the first ids, in the order in which LGL makes them', async () => {
    const client = server.client();
    const ids = [];
    for (const key of ['tags', 'giving_status', 'ack_preferences']) {
      const { id, keywords } = await startingCategory(client, key);
      ids.push([id, keywords.map((keyword) => keyword.id)]);
    }
    expect(ids).toEqual([
      [1, [3, 2, 1]],
      [2, [4, 5, 6, 7, 8]],
      [3, [9, 10, 11]],
    ]);
  });
});
