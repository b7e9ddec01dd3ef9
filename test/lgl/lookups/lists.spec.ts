import { beforeAll, describe, expect, it } from '@jest/globals';

import { AccountsService } from '../../../src/accounts/accounts.service.js';
import { ConstituentList, ListMember } from '../../../src/lgl/lookups/lists/list.entity.js';
import { UnitOfWork } from '../../../src/records/unit-of-work.js';
import { person } from '../../support/activity.js';
import { type Client, useServer } from '../../support/server.js';

describe('The lists of constituents', () => {
  const server = useServer();
  const PATH = '/api/v1/lists';
  let client: Client;
  const names = async (query = '') =>
    (await client.get(PATH + query).expect(200)).body.items.map(({ name }: { name: string }) => name);

  beforeAll(async () => {
    client = server.client();
    const { id: constituent_id } = await person(client, 'Larry');
    const caller = (await server.app.get(AccountsService).callerOf(client.key))!;
    await server.app.get(UnitOfWork).write(caller, async (records) => {
      for (const name of ['Spring mailing', 'autumn mailing', 'Élan']) {
        const list_id = await records.insert(ConstituentList, { name });
        await records.insert(ListMember, { list_id, constituent_id });
      }
    });
  });

  it('are read by id, with nothing but their id and name', async () => {
    const { body } = await client.get(PATH).expect(200);
    expect(body).toMatchObject({ total_items: 3, item_type: 'list' });
    expect(body.items[0]).toEqual({ id: 1, name: 'Spring mailing' });
    expect(await names()).toEqual(['Spring mailing', 'autumn mailing', 'Élan']);
  });

  it('are searched by name, and sorted by it whatever its case', async () => {
    expect(await names('/search')).toEqual(['autumn mailing', 'Spring mailing', 'Élan']);
    expect(await names('/search?sort=name!')).toEqual(['Élan', 'Spring mailing', 'autumn mailing']);
    expect(await names('/search?q[]=name%3DMAIL')).toEqual(['autumn mailing', 'Spring mailing']);
    expect(await names('/search?q[]=name%3D%C3%A9lan;updated_from%3D2020-01-01')).toEqual(['Élan']);
    expect(await names('/search?q[]=updated_to%3D2020-01-01')).toEqual([]);
  });

  it('stay when a constituent on them goes', async () => {
    const [larry] = (await client.get('/api/v1/constituents').expect(200)).body.items;
    await client.delete(`/api/v1/constituents/${larry.id}`).expect(200);
    expect(await names()).toHaveLength(3);
  });
});
