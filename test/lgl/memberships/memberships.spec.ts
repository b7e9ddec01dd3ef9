import { beforeEach, describe, expect, it } from '@jest/globals';

import { expectNotSaved, idsOf } from '../../support/answers.js';
import { constituentWith } from '../../support/constituents.js';
import { type Client, useServer } from '../../support/server.js';

const NO_LEVEL = 'Membership level cannot be blank';
const NO_START = 'Start date must be present and valid (YYYY-MM-DD)';

describe('A membership', () => {
  const server = useServer();
  let client: Client;
  let path: string;
  let joe: { id: number };

  beforeEach(async () => {
    client = server.client();
    joe = await constituentWith(client);
    path = `/api/v1/constituents/${joe.id}/memberships`;
  });

  const make = async (body: object) =>
    (await client.post(path, { membership_level_name: 'Gold', date_start: '2020-01-01', ...body }).expect(200)).body;

  it.each([
    [{}, `${NO_LEVEL}; ${NO_START}`],
    [{ membership_level_name: 'Gold' }, NO_START],
    [{ membership_level_name: 'Gold', date_start: '2020-13-01' }, NO_START],
    [{ membership_level_name: 'Gold', date_start: '' }, NO_START],
    [{ membership_level_name: 'Gold', date_start: 20200101 }, NO_START],
    [{ date_start: '2020-01-01' }, NO_LEVEL],
    [{ membership_level_name: 'Platinum', date_start: '2020-01-01' }, NO_LEVEL],
    [{ membership_level_id: 0, date_start: '2020-01-01' }, NO_LEVEL],
  ])('is not stored of %p', async (body, message) => {
    const answer = await client.post(path, body);
    expectNotSaved(answer);
    expect(answer.body.description).toBe(message);
  });

  it('does not take the id of no level, nor an end before its start', async () => {
    const start = { date_start: '2020-01-01' };
    expectNotSaved(await client.post(path, { membership_level_id: 99, ...start }), 'membership_level_id 99 not found');
    expectNotSaved(
      await client.post(path, { membership_level_id: 3, ...start, finish_date: '2019-12-31' }),
      'finish_date must not be before date_start',
    );
  });

  it('changes only to what a new one may be', async () => {
    const { id } = await make({ finish_date: '2021-01-01' });
    const item = `/api/v1/memberships/${id}`;
    expectNotSaved(await client.patch(item, { membership_level_name: 'Platinum' }), NO_LEVEL);
    expectNotSaved(await client.patch(item, { date_start: null }), NO_START);
    expectNotSaved(await client.patch(item, { date_start: '2021-01-02' }), 'finish_date must not be before date_start');
    const { body } = await client.patch(item, { membership_level_name: 'silver', finish_date: null }).expect(200);
    expect(body).toMatchObject({ membership_level_name: 'Silver', date_start: '2020-01-01', finish_date: null });
  });

  it('stands before those that end earlier, in its list and in its constituent', async () => {
    const early = await make({ finish_date: '2021-01-01' });
    const endless = await make({});
    const late = await make({ finish_date: '2030-01-01' });
    const younger = await make({ finish_date: '2021-01-01' });
    const order = [endless.id, late.id, younger.id, early.id];
    expect(idsOf((await client.get(path).expect(200)).body)).toEqual(order);
    const { body } = await client.get(`/api/v1/constituents/${joe.id}`).expect(200);
    expect(idsOf({ items: body.memberships })).toEqual(order);
  });

  it('is not part of the body of a constituent', async () => {
    const memberships = [{ membership_level_name: 'Gold', date_start: '2020-01-01' }];
    const { body } = await client.patch(`/api/v1/constituents/${joe.id}`, { memberships }).expect(200);
    expect(body.memberships).toEqual([]);
  });
});

describe('A membership level', () => {
  const server = useServer();
  const LEVELS = '/api/v1/membership_levels';

  it('stands after those that have a place, unless it has one', async () => {
    const client = server.client();
    const { body: last } = await client.post(LEVELS, { name: 'Brass' }).expect(200);
    expect(last.ordinal).toBe(100);
    const { body: first } = await client.post(LEVELS, { name: 'Tin', ordinal: 0 }).expect(200);
    const ids = idsOf((await client.get(LEVELS).expect(200)).body);
    expect([ids.indexOf(first.id), ids.at(-1)]).toEqual([1, last.id]);
    const { body } = await client.patch(`${LEVELS}/${first.id}`, { ordinal: null }).expect(200);
    expect(body.ordinal).toBe(0);
  });

  it('stays while memberships have it', async () => {
    const client = server.client();
    const joe = await constituentWith(client);
    const { body: level } = await client.post(LEVELS, { name: 'Brass' }).expect(200);
    const body = { membership_level_id: level.id, date_start: '2020-01-01' };
    const { body: membership } = await client.post(`/api/v1/constituents/${joe.id}/memberships`, body).expect(200);

    const refused = await client.delete(`${LEVELS}/${level.id}`);
    expectNotSaved(refused);
    expect(refused.body.description).toBe('Membership level is in use');
    await client.delete(`/api/v1/memberships/${membership.id}`).expect(200);
    await client.delete(`${LEVELS}/${level.id}`).expect(200);
  });
});
