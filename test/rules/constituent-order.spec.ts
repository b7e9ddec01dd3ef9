import { describe, expect, it } from '@jest/globals';

import { useServer } from '../support/server.js';

describe('The list of constituents', () => {
  const server = useServer();

  it('is in the order of their sort names, whatever their case and accents', async () => {
    const client = server.client();
    const inOrder = ['ångström', 'Angus', 'Émile', 'emma', 'Öztürk', 'ozzy', 'zack', 'Zoë'];
    for (const last_name of inOrder.toReversed()) await client.post('/api/v1/constituents', { last_name }).expect(200);
    await client.post('/api/v1/constituents', { org_name: 'Bakery', is_org: true }).expect(200);
    await client.post('/api/v1/constituents', { first_name: 'Ann', last_name: 'Émile' }).expect(200);

    const { body } = await client.get('/api/v1/constituents').expect(200);
    expect(body.items.map(({ sort_name }: { sort_name: string }) => sort_name)).toEqual(
      inOrder.toSpliced(3, 0, 'Émile, Ann').toSpliced(2, 0, 'Bakery'),
    );
  });

  it('is in the order in which they were made where the names are equal', async () => {
    const client = server.client();
    const ids: number[] = [];
    for (const last_name of ['Doe', 'doe', 'DOE', 'Doé']) {
      ids.push((await client.post('/api/v1/constituents', { last_name }).expect(200)).body.id);
    }
    const { body } = await client.get('/api/v1/constituents').expect(200);
    expect(body.items.map(({ id }: { id: number }) => id)).toEqual(ids);
  });

  it('follows a change of name', async () => {
    const client = server.client();
    const { body: joe } = await client.post('/api/v1/constituents', { last_name: 'Adams' }).expect(200);
    await client.post('/api/v1/constituents', { last_name: 'Brown' }).expect(200);
    await client.patch(`/api/v1/constituents/${joe.id}`, { last_name: 'Clark' }).expect(200);
    const { body } = await client.get('/api/v1/constituents').expect(200);
    expect(body.items).toMatchObject([{ last_name: 'Brown' }, { last_name: 'Clark' }]);
  });
});
