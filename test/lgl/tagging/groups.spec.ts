import { describe, expect, it } from '@jest/globals';

import { expectNotFound, expectNotSaved } from '../../support/answers.js';
import { constituentWith } from '../../support/constituents.js';
import { type Client, useServer } from '../../support/server.js';

const server = useServer();

describe('A group', () => {
  it.each([
    ['New Group', 'new_group'],
    ['Over 50 & Co', 'over_50_co'],
    ['Ärzte — Köln!', 'ärzte_köln'],
  ])('gets a key made from its name: %s', async (name, key) => {
    const { body } = await server.client().post('/api/v1/groups', { name }).expect(200);
    expect(body).toMatchObject({ name, key, ordinal: 0 });
  });

  it('keeps its key when it is renamed, and its memberships show the new name', async () => {
    const client = server.client();
    const { group, membership } = await groupWithMember(client);
    const { body: renamed } = await client.patch(`/api/v1/groups/${group}`, { name: 'Choir' }).expect(200);
    expect(renamed).toMatchObject({ name: 'Choir', key: 'band' });
    const { body: shown } = await client.get(`/api/v1/group_memberships/${membership}`).expect(200);
    expect(shown.group_name).toBe('Choir');
  });

  it('takes its memberships along when it is deleted', async () => {
    const client = server.client();
    const { group, membership, constituent } = await groupWithMember(client);
    await client.delete(`/api/v1/groups/${group}`).expect(200);
    expectNotFound(await client.get(`/api/v1/group_memberships/${membership}`), membership);
    expect((await client.get(`/api/v1/constituents/${constituent}`).expect(200)).body.groups).toEqual([]);
  });
});

describe('A membership in a group', () => {
  it('names its group by id or name, and the id wins', async () => {
    const client = server.client();
    const { id } = await constituentWith(client);
    const path = `/api/v1/constituents/${id}/group_memberships`;
    const byName = await client.post(path, { group_name: ' board MEMBER ' }).expect(200);
    expect(byName.body).toMatchObject({ group_name: 'Board Member', is_current: true, date_end: null });
    const both = await client.post(path, { group_id: byName.body.group_id, group_name: 'Staff' }).expect(200);
    expect(both.body.group_name).toBe('Board Member');
  });

  it('needs a group that there is', async () => {
    const client = server.client();
    const { id } = await constituentWith(client);
    const path = `/api/v1/constituents/${id}/group_memberships`;
    expectNotSaved(await client.post(path, {}), 'group_id or group_name is needed');
    expectNotSaved(await client.post(path, { group_name: 'Nobody' }), 'group_name "Nobody" is not a group');
    expectNotSaved(await client.post(path, { group_id: 4711 }), 'group_id 4711 not found');
    expect((await client.get(path).expect(200)).body.total_items).toBe(0);
  });

  it('is ended by is_current, not by a date', async () => {
    const client = server.client();
    const { membership } = await groupWithMember(client);
    const path = `/api/v1/group_memberships/${membership}`;
    const { body: dated } = await client.patch(path, { date_end: '2020-01-01' }).expect(200);
    expect(dated.is_current).toBe(true);
    const { body: ended } = await client.patch(path, { is_current: false }).expect(200);
    expect(ended).toMatchObject({ is_current: false, date_end: '2020-01-01' });
  });

  it('stands inside its constituent, where more than one of the same group may stand', async () => {
    const client = server.client();
    const groups = [{ group_name: 'Staff' }, { group_name: 'Staff' }];
    const { body: made } = await client.post('/api/v1/constituents', { first_name: 'Joe', groups }).expect(200);
    expect(made.groups).toMatchObject([{ group_name: 'Staff' }, { group_name: 'Staff' }]);
    const replaced = { remove_previous_groups: true, groups: [{ group_name: 'Volunteer' }] };
    const { body: changed } = await client.patch(`/api/v1/constituents/${made.id}`, replaced).expect(200);
    expect(changed.groups).toMatchObject([{ constituent_id: made.id, group_name: 'Volunteer' }]);
  });
});

async function groupWithMember(client: Client): Promise<{ group: number; membership: number; constituent: number }> {
  const { id: constituent } = await constituentWith(client);
  const { body: group } = await client.post('/api/v1/groups', { name: 'Band' }).expect(200);
  const path = `/api/v1/constituents/${constituent}/group_memberships`;
  const { body: membership } = await client.post(path, { group_id: group.id }).expect(200);
  return { group: group.id, membership: membership.id, constituent };
}
