import { describe, expect, it } from '@jest/globals';

import { idsOf } from '../support/answers.js';
import { constituentWith } from '../support/constituents.js';
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
    expect(idsOf(body)).toEqual(ids);
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

describe('The phone numbers of a constituent', () => {
  const server = useServer();

  it('come with the preferred one first, then by type, then in the order in which they were made', async () => {
    const client = server.client();
    const joe = await constituentWith(
      client,
      { number: 'fax', phone_type_name: 'Fax' },
      { number: 'second home', phone_type_name: 'Home' },
      { number: 'mobile', phone_type_name: 'Mobile' },
      { number: 'preferred pager', phone_type_name: 'Pager', is_preferred: true },
      { number: 'third home', phone_type_name: 'Home' },
    );
    const order = ['preferred pager', 'second home', 'third home', 'mobile', 'fax'];
    expect(joe.phone_numbers.map(({ number }) => number)).toEqual(order);

    const { body: list } = await client.get(`/api/v1/constituents/${joe.id}/phone_numbers`).expect(200);
    expect(idsOf(list)).toEqual(joe.phone_numbers.map(({ id }) => id));
  });

  it('may be the same number twice', async () => {
    const client = server.client();
    const { phone_numbers } = await constituentWith(client, { number: '1' }, { number: '1' });
    expect(new Set(phone_numbers.map(({ id }) => id)).size).toBe(2);
  });
});
