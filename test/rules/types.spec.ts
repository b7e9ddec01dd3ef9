import { describe, expect, it } from '@jest/globals';

import { expectNotFound, expectParameterError } from '../support/answers.js';
import { useServer } from '../support/server.js';
import { walk } from '../support/walk.js';

const LISTS: [key: string, name: string, values: string][] = [
  ['contact_report_types', 'Contact Report Types', 'Call, Email, Meeting, Mailing, Proposal, Other'],
  ['email_address_types', 'Email Address Types', 'Home, Work, Other, Assistant'],
  [
    'mailing_types',
    'Mailing Types',
    'Acknowledgment, Reminder, Appeal, Newsletter, Other, Invitation, Honorary, Memorial, Annual Statement',
  ],
  ['street_address_types', 'Street Address Types', 'Home, Work, Other, School'],
  ['phone_number_types', 'Phone Number Types', 'Home, Work, Mobile, Other, Skype, Fax, Assistant, Pager'],
  ['web_address_types', 'Web Address Types', 'Website, Facebook, Twitter, LinkedIn'],
  ['volunteering_categories', 'Volunteering Categories', 'General, Donor Management'],
  ['appeal_types', 'Appeal Types', ''],
  ['event_types', 'Event Types', ''],
  ['note_types', 'Note Types', 'General, Update'],
  ['list_types', 'List Types', 'General'],
];

describe('The types', () => {
  const server = useServer();

  it('are eleven lists, each with its values', async () => {
    const { body } = await server.client().get('/api/v1/types').expect(200);
    expect(body).toMatchObject({ items_count: 11, total_items: 11, limit: 25, offset: 0, item_type: 'type' });
    expect(body.items.map(Object.keys)).toEqual(LISTS.map(() => ['name', 'key', 'values']));
    expect(
      body.items.map(({ key, name, values }: { key: string; name: string; values: { name: string }[] }) => [
        key,
        name,
        values.map((value) => value.name).join(', '),
      ]),
    ).toEqual(LISTS);
  });

  it.each(LISTS)('are listed one by one: %s', async (key, _, values) => {
    const client = server.client();
    const { body } = await client.get(`/api/v1/types/${key}`).expect(200);
    expect(body.item_type).toBe(key.replace(/ies$/, 'y').replace(/s$/, ''));
    expect(body.items.map(({ name }: { name: string }) => name).join(', ')).toBe(values);
    const { body: all } = await client.get('/api/v1/types').expect(200);
    expect(all.items.find((list: { key: string }) => list.key === key).values).toEqual(body.items);
    expect((await client.get(`/api/v1/types/${key}.json`).expect(200)).body).toEqual(body);
  });

  it('have the same ids everywhere where contact records point at them', async () => {
    const client = server.client();
    const idsOf = async (key: string) =>
      (await client.get(`/api/v1/types/${key}`).expect(200)).body.items.map(({ id }: { id: number }) => id);
    expect(await idsOf('phone_number_types')).toEqual([1, 2, 3, 4, 6, 5, 7, 8]);
    expect(await idsOf('email_address_types')).toEqual([1, 2, 3, 4]);
    expect(await idsOf('street_address_types')).toEqual([1, 2, 3, 4]);
    expect(await idsOf('web_address_types')).toEqual([5, 6, 7, 8]);
  });

  it('show each value with its keys in order', async () => {
    const { body } = await server.client().get('/api/v1/types/phone_number_types?limit=1').expect(200);
    expect(JSON.stringify(body.items)).toBe(
      '[{"id":1,"name":"Home","display_name":"Home","code":"home","ordinal":100}]',
    );
  });

  it.each([
    ['/api/v1/types', 11],
    ['/api/v1/types/mailing_types', 9],
  ])('are paged: %s', async (path, total) => {
    const client = server.client();
    const { body: all } = await client.get(path).expect(200);
    const pages = await walk(client, `${path}?limit=4`);
    expect(pages.map(({ items }) => items.length)).toEqual([4, 4, total - 8]);
    expect(pages.flatMap(({ items }) => items)).toEqual(all.items);
    expect((await client.get(`${path}?offset=${total}`).expect(200)).body).toMatchObject({
      total_items: total,
      items: [],
    });
    expectParameterError(await client.get(`${path}?limit=0`), 'limit');
  });

  it.each(['no_such_types', 'Note_Types', 'marital_statuses', '1', '%00', '__proto__'])(
    'are not found by another name: %s',
    async (key) => {
      expectNotFound(await server.client().get(`/api/v1/types/${key}`), decodeURIComponent(key));
    },
  );

  it('are only read', async () => {
    const { body, status } = await server.client().post('/api/v1/types', { name: 'Gift' });
    expect({ status, body }).toEqual({ status: 404, body: { status: 404, error: 'Not Found' } });
  });
});
