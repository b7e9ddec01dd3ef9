import { describe, expect, it } from '@jest/globals';

import { englishDatabase, useDatabase } from '../support/database.js';
import { useServer } from '../support/server.js';

/** As their bytes are; English has them as a-1, A1, a2, B, é. */
const IN_ORDER = ['A1', 'B', 'a-1', 'a2', 'é'];

describe('Text in a database of any language is in the order of its bytes', () => {
  const database = useDatabase(englishDatabase);
  const server = useServer(() => ({ DATABASE_URL: database.url }));
  const fields = (items: Record<string, unknown>[], field: string) => items.map((item) => item[field]);

  it('for constituents by their external id', async () => {
    const client = server.client();
    for (const external_constituent_id of IN_ORDER.toReversed()) {
      await client.post('/api/v1/constituents', { last_name: 'Doe', external_constituent_id }).expect(200);
    }
    const { body } = await client.get('/api/v1/constituents/search?sort=external_id').expect(200);
    expect(fields(body.items, 'external_constituent_id')).toEqual(IN_ORDER);
  });

  it('for constituents by the level of their membership', async () => {
    const client = server.client();
    for (const name of IN_ORDER.toReversed()) {
      const { body: level } = await client.post('/api/v1/membership_levels', { name, ordinal: 7 }).expect(200);
      const { body: member } = await client.post('/api/v1/constituents', { last_name: name }).expect(200);
      const membership = { membership_level_id: level.id, date_start: '2024-01-01' };
      await client.post(`/api/v1/constituents/${member.id}/memberships`, membership).expect(200);
    }
    const { body } = await client.get('/api/v1/constituents/search?sort=membership_level').expect(200);
    expect(fields(body.items, 'last_name')).toEqual(IN_ORDER);
  });

  it('for snapshots by their name', async () => {
    const client = server.client();
    const names = ['A1', 'B', 'a-1', 'a2'];
    for (const name of names.toReversed()) await client.put(`/sandbox/snapshots/${name}`).expect(200);
    const { body } = await client.get('/sandbox/snapshots').expect(200);
    expect(fields(body.snapshots, 'name')).toEqual(names);
  });

  it('for patients of DRX by their name', async () => {
    const client = server.client();
    for (const last_name of IN_ORDER.toReversed()) {
      const patient = { first_name: 'Pat', last_name, date_of_birth: '1980-01-15', gender: 'F' };
      await client.post('/api/v2/patients', patient);
    }
    const { body } = await client.get('/api/v2/patients?limit=100').expect(200);
    const names = fields(body.data, 'last_name').filter((name) => IN_ORDER.includes(name as string));
    expect(names).toEqual(IN_ORDER);
  });
});
