import { createHash } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';

import { ApiKey } from '../../src/accounts/api-key.entity.js';
import { Change } from '../../src/records/change.entity.js';
import { type Client, useServer } from '../support/server.js';

const CONSTITUENTS = '/api/v1/constituents';
const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

const shapes = (trail: Change[]) => trail.map(({ action, record_type, record_id }) => [action, record_type, record_id]);

/** A constituent with two numbers. */
async function joe(client: Client) {
  const phone_numbers = [{ number: '222-555-1212' }, { number: '222-555-1213' }];
  return (await client.post(CONSTITUENTS, { first_name: 'Joe', phone_numbers }).expect(200)).body;
}

describe('The trail', () => {
  const server = useServer();
  const changes = () => server.app.get(DataSource).getRepository(Change);

  /** The changes that one request leaves behind, in order. */
  async function trailOf(request: () => PromiseLike<unknown>): Promise<Change[]> {
    const key = ({ account_id, id }: Change) => `${account_id} ${id}`;
    const known = new Set((await changes().find()).map(key));
    await request();
    const all = await changes().find({ order: { account_id: 'ASC', id: 'ASC' } });
    return all.filter((change) => !known.has(key(change)));
  }

  it('keeps who did what to which record, and when', async () => {
    const client = server.client();
    const key_hash = createHash('sha256').update(client.key).digest('hex');
    await client.get(CONSTITUENTS).expect(200);
    const key = await server.app.get(DataSource).getRepository(ApiKey).findOneByOrFail({ key_hash });
    let id = 0;
    const began = Date.now();
    const [change, ...rest] = await trailOf(async () => {
      ({ id } = (await client.post(CONSTITUENTS, { first_name: 'Joe' }).expect(200)).body);
    });
    expect(rest).toEqual([]);
    expect(change).toMatchObject({
      account_id: key.account_id,
      key_id: key.id,
      action: 'create',
      record_type: 'constituents',
      record_id: id,
      changed_at: expect.stringMatching(TIMESTAMP),
      old_values: null,
      new_values: expect.objectContaining({ first_name: 'Joe', sort_name: 'Joe', is_org: false }),
    });
    expect(Math.abs(Date.parse(change.changed_at) - began)).toBeLessThan(5000);
  });

  it('keeps the old and the new values of what an update changed, and of nothing else', async () => {
    const client = server.client();
    const { id, phone_numbers } = await joe(client);
    const [first, second] = phone_numbers;
    const path = `/api/v1/phone_numbers/${second.id}`;
    const trail = await trailOf(() => client.patch(path, { number: '5', is_preferred: true }).expect(200));
    expect(trail).toMatchObject([
      {
        action: 'update',
        record_id: first.id,
        old_values: { is_preferred: true },
        new_values: { is_preferred: false },
      },
      {
        action: 'update',
        record_id: second.id,
        old_values: { number: '222-555-1213', normalized_number: '2225551213', is_preferred: false },
        new_values: { number: '5', normalized_number: '5', is_preferred: true },
      },
    ]);
    for (const { old_values, new_values } of trail) expect(Object.keys(old_values!)).toEqual(Object.keys(new_values!));

    const renamed = await trailOf(() => client.patch(`${CONSTITUENTS}/${id}`, { first_name: 'Ada' }).expect(200));
    expect(shapes(renamed)).toEqual([['update', 'constituents', id]]);
    expect(renamed[0].old_values).toMatchObject({ first_name: 'Joe', sort_name: 'Joe' });
    expect(renamed[0].new_values).toMatchObject({ first_name: 'Ada', sort_name: 'Ada' });
  });

  it('keeps every record that one request writes', async () => {
    const client = server.client();
    let created: Awaited<ReturnType<typeof joe>>;
    const creating = await trailOf(async () => (created = await joe(client)));
    const [first, second] = created!.phone_numbers;
    expect(shapes(creating)).toEqual([
      ['create', 'constituents', created!.id],
      ['create', 'phone_numbers', first.id],
      ['create', 'phone_numbers', second.id],
    ]);

    const body = { phone_numbers: [{ number: '7' }], remove_previous_phone_numbers: true };
    const replacing = await trailOf(() => client.patch(`${CONSTITUENTS}/${created.id}`, body).expect(200));
    expect(shapes(replacing)).toEqual([
      ['delete', 'phone_numbers', first.id],
      ['delete', 'phone_numbers', second.id],
      ['create', 'phone_numbers', expect.any(Number)],
    ]);
  });

  it('outlives the record: a delete keeps all that was lost, the numbers of a constituent too', async () => {
    const client = server.client();
    const { id, phone_numbers } = await joe(client);
    const trail = await trailOf(() => client.delete(`${CONSTITUENTS}/${id}`).expect(200));
    expect(shapes(trail)).toEqual([
      ['delete', 'phone_numbers', phone_numbers[0].id],
      ['delete', 'phone_numbers', phone_numbers[1].id],
      ['delete', 'constituents', id],
    ]);
    expect(trail.map((change) => change.new_values)).toEqual([null, null, null]);
    expect(trail[0].old_values).toMatchObject({ number: '222-555-1212', item_id: id, is_preferred: true });
    expect(trail[2].old_values).toMatchObject({ first_name: 'Joe', is_deceased: false });
    const history = await changes().find({
      where: { account_id: trail[0].account_id, record_type: 'constituents', record_id: id },
      order: { id: 'ASC' },
    });
    expect(history.map(({ action }) => action)).toEqual(['create', 'delete']);
  });

  it('keeps nothing of what changed nothing or was refused', async () => {
    const client = server.client();
    const { id, phone_numbers } = await joe(client);
    const constituent = `${CONSTITUENTS}/${id}`;
    const [{ id: number_id }] = phone_numbers;
    const trail = await trailOf(async () => {
      await client.get(constituent).expect(200);
      await client.patch(constituent, {}).expect(200);
      await client.patch(constituent, { first_name: 'Joe', unknown: 1 }).expect(200);
      await client
        .patch(`/api/v1/phone_numbers/${number_id}`, { number: '222-555-1212', is_preferred: true })
        .expect(200);
      await client.patch(constituent, { first_name: 'Ada', phone_numbers: [{ phone_type_name: '?' }] }).expect(422);
      await client.patch(constituent, { first_name: 'x'.repeat(256) }).expect(422);
      await client.delete(`${CONSTITUENTS}/999999`).expect(404);
      await server.client().delete(constituent).expect(404);
    });
    expect(trail).toEqual([]);
  });
});
