import { beforeAll, describe, expect, it } from '@jest/globals';

import { constituentWith } from '../../support/constituents.js';
import { type Client, useServer } from '../../support/server.js';

describe('Gifts', () => {
  const server = useServer();
  const ids: Record<string, number> = {};
  let client: Client;
  let path: string;

  beforeAll(async () => {
    client = server.client();
    const joe = await constituentWith(client, { number: '555-0044' });
    path = `/api/v1/constituents/${joe.id}/gifts`;
    const make = async (name: string, body: object) => {
      const gift = { gift_type_name: 'Gift', received_amount: 100, ...body };
      ids[name] = (await client.post(path, gift).expect(200)).body.id;
    };
    await make('old', { received_date: '2021-02-18', fund_name: 'beta', appeal_name: 'Spring' });
    await make('less', { received_date: '2023-03-18', fund_name: 'Alpha' });
    await make('more', { received_date: '2023-03-18', received_amount: 250, fund_name: 'alpine', external_id: 'x1' });
    await make('undated', { gift_type_name: 'Installment', received_amount: 1 });
  });

  const names = (items: { id: number }[]) =>
    items.map(({ id }) => Object.keys(ids).find((name) => ids[name] === id)).join(' ');
  const find = async (query: object) => {
    const answer = await client.get('/api/v1/gifts/search').query(query).expect(200);
    return names(answer.body.items);
  };

  it('are listed with the newest first, those without a date before all, and then the largest', async () => {
    const { items } = (await client.get(path).expect(200)).body;
    expect(names(items)).toBe('undated more less old');
    expect(Object.keys(items[0])).toEqual([
      'id',
      'constituent_id',
      'gift_type_id',
      'gift_type_name',
      'amount',
      'date',
      'created_at',
      'updated_at',
    ]);
  });

  it.each([
    ['', 'undated more less old'],
    ['date_from=2023-01-01', 'undated more less'],
    ['date_from=2021-01-01;date_to=2023-01-01', 'old'],
    ['gift_amount=btw|100|250', 'more less old'],
    ['appeals=bl', 'undated more less'],
    ['gift_types=ni|13', 'more less old'],
    ['external_gift_ids=x1', 'more'],
    ['external_gift_ids=X1', ''],
    ['constituent_type=1', ''],
  ])('are searched for by %p', async (q, found) => {
    expect(await find({ q })).toBe(found);
  });

  it.each([
    ['gift_amount', 'undated old less more'],
    ['gift_amount!', 'more old less undated'],
    ['fund', 'less more old undated'],
    ['fund!', 'undated old more less'],
    ['gift_type', 'more old less undated'],
  ])('are sorted by %p', async (sort, found) => {
    expect(await find({ sort })).toBe(found);
  });

  it('are shown with what a search is asked to add of their constituent', async () => {
    const query = { 'q[]': 'external_gift_ids=x1', expand: 'phone_numbers, first_name' };
    const [row] = (await client.get('/api/v1/gifts/search').query(query).expect(200)).body.items;
    const shown = (await client.get(`/api/v1/gifts/${ids.more}`).expect(200)).body;
    expect({ api_version: '1.0', ...row }).toMatchObject(shown);
    expect(Object.keys(row).slice(-3)).toEqual(['updated_at', 'first_name', 'phone_numbers']);
    expect(row).toMatchObject({ first_name: 'Joe', phone_numbers: [{ number: '555-0044' }] });
  });

  it.each([
    [{ q: 'fund_id=1' }, 'Unknown query parameter: fund_id'],
    [{ q: 'gift_amount=100' }, 'Unable to parse value for gift_amount: 100'],
    [{ sort: 'shoe_size' }, 'Unknown sort field: shoe_size'],
    [{ expand: 'web_addresses' }, 'Unknown expand: web_addresses'],
  ])('are not searched for by %p', async (query, description) => {
    const { body } = await client.get('/api/v1/gifts/search').query(query).expect(400);
    expect(body).toEqual({ api_version: '1.0', error: 'Parameter Error', description });
  });
});
