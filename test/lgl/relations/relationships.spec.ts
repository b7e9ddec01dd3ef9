import { beforeEach, describe, expect, it } from '@jest/globals';

import { expectNotFound, expectNotSaved } from '../../support/answers.js';
import { constituentWith } from '../../support/constituents.js';
import { type Client, useServer } from '../../support/server.js';

const ITEM = '/api/v1/constituent_relationships';

interface Relationship {
  id: number;
  name: string;
  relationship_type_id: number;
  constituent_id: number;
  related_constituent_id: number;
}

describe('A relationship', () => {
  const server = useServer();
  let client: Client;
  let one: { id: number };
  let two: { id: number };

  beforeEach(async () => {
    client = server.client();
    [one, two] = [await constituentWith(client), await constituentWith(client)];
  });

  const pathOf = ({ id }: { id: number }) => `/api/v1/constituents/${id}/constituent_relationships`;
  const of = async (constituent: { id: number }): Promise<Relationship[]> =>
    (await client.get(pathOf(constituent)).expect(200)).body.items;
  const make = async (body: object): Promise<Relationship> =>
    (await client.post(pathOf(one), { related_constituent_id: two.id, ...body }).expect(200)).body;
  const mirror = async (): Promise<Relationship> => (await of(two)).at(-1)!;

  it('makes its mirror on the other constituent, with the next id', async () => {
    const friend = await make({ name: 'friend', description: 'since school', reciprocal_description: 'from school' });
    expect(friend).toMatchObject({ name: 'Friend', auto_soft_credit: false, also_acknowledge: false });
    expect(await of(two)).toEqual([
      {
        id: friend.id + 1,
        relationship_type_id: friend.relationship_type_id,
        constituent_id: two.id,
        related_constituent_id: one.id,
        name: 'Friend',
        description: 'from school',
        auto_soft_credit: false,
        also_acknowledge: false,
        share_address: null,
        share_phone: null,
      },
    ]);
  });

  it.each([
    [{ name: 'Mother' }, 'Child'],
    [{ name: 'Daughter' }, 'Parent'],
    [{ name: 'Employer' }, 'Employee'],
    [{ name: 'Spouse/Partner' }, 'Spouse/Partner'],
    [{ name: 'Parent', rec_name: 'daughter' }, 'Daughter'],
    [{ name: 'Parent', reciprocal_id: 6 }, 'Son'],
    [{ name: 'Parent', reciprocal_id: 6, rec_name: 'Daughter' }, 'Son'],
  ])('of %p is from the other side a %s', async (body, name) => {
    await make(body);
    expect(await mirror()).toMatchObject({ name });
  });

  it('gives its mirror the new reciprocal when its type changes, and otherwise leaves it', async () => {
    const { id } = await make({ name: 'Parent', rec_name: 'Daughter' });
    await client.patch(`${ITEM}/${id}`, { name: 'Parent', description: 'x' }).expect(200);
    expect(await mirror()).toMatchObject({ name: 'Daughter', description: null });
    await client.patch(`${ITEM}/${id}`, { name: 'Employer', reciprocal_description: 'y' }).expect(200);
    expect(await mirror()).toMatchObject({ name: 'Employee', description: 'y' });
  });

  it('is changed by its mirror as well', async () => {
    const { id } = await make({ name: 'Parent' });
    await client.patch(`${ITEM}/${(await mirror()).id}`, { name: 'Employer' }).expect(200);
    expect((await client.get(`${ITEM}/${id}`).expect(200)).body).toMatchObject({ name: 'Employee' });
  });

  it('takes its mirror along to another constituent', async () => {
    const three = await constituentWith(client);
    const { id } = await make({ name: 'Friend' });
    await client.patch(`${ITEM}/${id}`, { related_constituent_id: three.id }).expect(200);
    expect(await of(two)).toEqual([]);
    expect(await of(three)).toMatchObject([{ id: id + 1, related_constituent_id: one.id }]);
    expectNotSaved(
      await client.patch(`${ITEM}/${id}`, { related_constituent_id: one.id }),
      `related_constituent_id ${one.id} must be another constituent`,
    );
  });

  it('goes with its mirror, whichever of the two is deleted', async () => {
    for (const chosen of [0, 1]) {
      const { id } = await make({ name: 'Friend' });
      await client.delete(`${ITEM}/${id + chosen}`).expect(200);
      for (const gone of [id, id + 1]) expectNotFound(await client.get(`${ITEM}/${gone}`), gone);
    }
    expect([await of(one), await of(two)]).toEqual([[], []]);
  });

  it('goes with its mirror when either constituent is deleted, and others stay', async () => {
    const three = await constituentWith(client);
    await make({ name: 'Parent' });
    await client.post(pathOf(two), { related_constituent_id: one.id, name: 'Employer' }).expect(200);
    await client.post(pathOf(two), { related_constituent_id: three.id, name: 'Friend' }).expect(200);
    await client.delete(`/api/v1/constituents/${one.id}`).expect(200);
    expect(await of(two)).toMatchObject([{ related_constituent_id: three.id }]);
    expect(await of(three)).toMatchObject([{ related_constituent_id: two.id }]);
  });

  it.each([
    [{ name: 'Nemesis' }, 'name "Nemesis" is not a relationship type'],
    [{ name: 'Friend', rec_name: 'Nemesis' }, 'rec_name "Nemesis" is not a relationship type'],
    [{ relationship_type_id: 4711 }, 'relationship_type_id 4711 not found'],
    [{ name: 'Friend', reciprocal_id: 4711 }, 'reciprocal_id 4711 not found'],
    [{}, "relationship_type_id can't be blank"],
    [{ name: 'Friend', related_constituent_id: null }, "related_constituent_id can't be blank"],
    [{ name: 'Friend', related_constituent_id: 999_999 }, 'related_constituent_id 999999 not found'],
  ])('is not stored of %p, on neither side', async (body, message) => {
    expectNotSaved(await client.post(pathOf(one), { related_constituent_id: two.id, ...body }), message);
    expect([await of(one), await of(two)]).toEqual([[], []]);
  });

  it('inside a constituent is made, changed and removed with its mirror', async () => {
    const relationships = [{ related_constituent_id: two.id, name: 'Mother' }];
    const { body: joe } = await client.post('/api/v1/constituents', { first_name: 'Joe', relationships }).expect(200);
    expect(joe.relationships).toEqual(await of(joe));
    expect(await of(two)).toMatchObject([{ name: 'Child', related_constituent_id: joe.id }]);

    const [{ id }] = joe.relationships;
    const changed = { relationships: [{ id, name: 'Employer' }] };
    await client.patch(`/api/v1/constituents/${joe.id}`, changed).expect(200);
    expect(await of(two)).toMatchObject([{ name: 'Employee' }]);

    await client.patch(`/api/v1/constituents/${joe.id}`, { remove_previous_relationships: true }).expect(200);
    expect(await of(two)).toEqual([]);
  });

  it('does not keep others waiting for each other, made from both sides at once', async () => {
    const ends = [one, two];
    const calls = Array.from({ length: 20 }, (_, index) => {
      const [from, to] = index % 2 ? ends : ends.toReversed();
      const relationship = { related_constituent_id: to.id, name: 'Friend' };
      return index % 4 < 2
        ? client.post(pathOf(from), relationship)
        : client.patch(`/api/v1/constituents/${from.id}`, { relationships: [relationship] });
    });
    const answers = await Promise.all(calls);
    expect(answers.map(({ status }) => status)).toEqual(calls.map(() => 200));
    expect([(await of(one)).length, (await of(two)).length]).toEqual([20, 20]);
  });
});
