import { describe, expect, it } from '@jest/globals';

import { expectNotSaved } from '../../support/answers.js';
import { constituentWith } from '../../support/constituents.js';
import { useServer } from '../../support/server.js';

describe('A web address', () => {
  const server = useServer();

  async function listOf() {
    const client = server.client();
    const { id } = await constituentWith(client);
    const path = `/api/v1/constituents/${id}/web_addresses`;
    return { client, path, add: async (body: object) => (await client.post(path, body).expect(200)).body };
  }

  it('is a website that is not preferred, though it is the first', async () => {
    const { add } = await listOf();
    expect(await add({ url: 'www.example.com' })).toMatchObject({
      web_address_type_id: 5,
      web_address_type_name: 'Website',
      is_preferred: false,
    });
  });

  it('is preferred when it says so, and then no other one is', async () => {
    const { client, path, add } = await listOf();
    const first = await add({ is_preferred: true });
    const second = await add({ is_preferred: true });
    const { body } = await client.get(path).expect(200);
    expect(body.items).toMatchObject([
      { id: second.id, is_preferred: true },
      { id: first.id, is_preferred: false },
    ]);
  });

  it('keeps the id of a type that nobody knows, which has no name', async () => {
    const { client, add } = await listOf();
    const { id } = await add({ web_address_type_id: 77 });
    const item = `/api/v1/web_addresses/${id}`;
    const unknown = { web_address_type_id: 77, web_address_type_name: null };
    expect((await client.get(item).expect(200)).body).toMatchObject(unknown);
    expect((await client.patch(item, { url: 'x' }).expect(200)).body).toMatchObject(unknown);
    const { body } = await client.patch(item, { web_address_type_name: 'facebook' }).expect(200);
    expect(body).toMatchObject({ web_address_type_id: 6, web_address_type_name: 'Facebook' });
  });

  it('keeps its type when an update sends null for it', async () => {
    const { client, add } = await listOf();
    const made = await add({ web_address_type_name: 'twitter' });
    const body = { web_address_type_id: null, web_address_type_name: null };
    const { body: changed } = await client.patch(`/api/v1/web_addresses/${made.id}`, body).expect(200);
    expect(changed).toMatchObject({ web_address_type_id: 7, web_address_type_name: 'Twitter' });
  });

  it('does not take a name of no type', async () => {
    const { client, path } = await listOf();
    expectNotSaved(
      await client.post(path, { web_address_type_name: 'Nowhere' }),
      'web_address_type_name "Nowhere" is not a web address type',
    );
  });
});
