import { describe, expect, it } from '@jest/globals';

import { changed, made, person } from '../../support/activity.js';
import { expectNotFound, expectNotSaved } from '../../support/answers.js';
import { type Client, useServer } from '../../support/server.js';

const KIND = 'volunteer_times';
const GENERAL = { volunteering_category_name: 'General' };

describe('A volunteer time', () => {
  const server = useServer();
  const timeOf = async (client: Client, body: object = {}) =>
    made(client, await person(client, 'Larry'), KIND, { ...GENERAL, ...body });
  const refused = async (body: object) => {
    const client = server.client();
    const { id } = await person(client, 'Larry');
    return client.post(`/api/v1/constituents/${id}/${KIND}`, body);
  };

  it('is refused without a category, and cannot lose it', async () => {
    expectNotSaved(await refused({ hours: 4 }), "Volunteering category can't be blank");
    const client = server.client();
    const time = await timeOf(client);
    for (const none of [0, null]) {
      const answer = await client.patch(`/api/v1/${KIND}/${time.id}`, { volunteering_category_id: none });
      expectNotSaved(answer, "Volunteering category can't be blank");
    }
  });

  it('adds a category that is not known to the list', async () => {
    const client = server.client();
    const time = await timeOf(client, { volunteering_category_name: 'Bake Sale' });
    const { body } = await client.get('/api/v1/types/volunteering_categories').expect(200);
    expect(body.items.at(-1)).toMatchObject({ id: time.volunteering_category_id, name: 'Bake Sale', code: null });
  });

  it('has hours as planned and as done, neither made from the other', async () => {
    expect(await timeOf(server.client(), { hours: '4.25' })).toMatchObject({ hours: 4.25, completed_hours: null });
    expect(await timeOf(server.client(), { completed_hours: 2 })).toMatchObject({ hours: null, completed_hours: 2 });
  });

  it.each([{ hours: -1 }, { completed_hours: '-0.5' }, { hours: 'four' }])('is refused with %j', async (body) => {
    expectNotSaved(await refused({ ...GENERAL, ...body }), Object.keys(body)[0]);
  });

  it('does not end before it begins', async () => {
    const period = { date: '2020-01-02', end_date: '2020-01-01' };
    expectNotSaved(await refused({ ...GENERAL, ...period }), 'end_date must not be before date');
    const client = server.client();
    const time = await timeOf(client, { date: '2020-01-02', end_date: '2020-01-02' });
    const answer = await client.patch(`/api/v1/${KIND}/${time.id}`, { end_date: '2020-01-01' });
    expectNotSaved(answer, 'end_date must not be before date');
  });

  it('stays with its constituent, and goes with it', async () => {
    const client = server.client();
    const time = await timeOf(client);
    const other = await person(client, 'Ann');
    const moved = await changed(client, KIND, time, { constituent_id: other.id });
    expect(moved.constituent_id).toBe(time.constituent_id);
    await client.delete(`/api/v1/constituents/${time.constituent_id}`).expect(200);
    expectNotFound(await client.get(`/api/v1/${KIND}/${time.id}`), time.id);
  });
});

describe('The custom fields of a volunteer time', () => {
  const server = useServer();
  const SPONSOR = { name: 'Sponsor', item_type: 'VolunteerTime' };

  const valuesOf = ({ custom_fields }: Record<string, unknown>) =>
    (custom_fields as { values: { name: string }[] }[]).map(({ values }) => values.map(({ name }) => name));

  async function withField() {
    const client = server.client();
    const { body: field } = await client.post('/api/v1/categories', SPONSOR).expect(200);
    const sent = (...values: string[]) => [{ name: 'sponsor', values: values.map((name) => ({ name })) }];
    const constituent = await person(client, 'Larry');
    const body = { ...GENERAL, custom_fields: sent('LGL') };
    return { client, field, sent, constituent, time: await made(client, constituent, KIND, body) };
  }

  it('are sent by name, key or id, and make the values that there are not', async () => {
    const { client, field, time } = await withField();
    expect(time.custom_fields).toMatchObject([{ id: field.id, item_type: 'VolunteerTime', name: 'Sponsor' }]);
    expect(valuesOf(time)).toEqual([['LGL']]);
    for (const by of [{ id: field.id }, { key: field.key }]) {
      const more = { ...by, values: [{ name: Object.keys(by)[0] }] };
      await changed(client, KIND, time, { custom_fields: [more] });
    }
    const { body } = await client.get(`/api/v1/${KIND}/${time.id}`).expect(200);
    expect(valuesOf(body)).toEqual([['id', 'key', 'LGL']]);
  });

  it('stand in lists and in what a search finds as well', async () => {
    const { client, time, constituent } = await withField();
    for (const path of [`constituents/${constituent.id}/${KIND}`, KIND, `${KIND}/search`]) {
      const { body } = await client.get(`/api/v1/${path}`).expect(200);
      expect(body.items[0].custom_fields).toEqual(time.custom_fields);
    }
  });

  it('are replaced only when that is asked for, and stay when they are not sent', async () => {
    const { client, field, time } = await withField();
    const replaced = { id: field.id, remove_previous_values: true, values: [{ name: 'other' }] };
    expect(valuesOf(await changed(client, KIND, time, { custom_fields: [replaced] }))).toEqual([['other']]);
    expect(valuesOf(await changed(client, KIND, time, { hours: 4 }))).toEqual([['other']]);
    const none = { ...replaced, values: [] };
    expect(valuesOf(await changed(client, KIND, time, { custom_fields: [none] }))).toEqual([]);
  });

  it('are ignored when there is no such field for volunteer times', async () => {
    const client = server.client();
    await client.post('/api/v1/categories', { name: 'Sponsor', item_type: 'Gift' }).expect(200);
    const custom_fields = [{ name: 'Sponsor', values: [{ name: 'LGL' }] }];
    const time = await made(client, await person(client, 'Larry'), KIND, { ...GENERAL, custom_fields });
    expect(time.custom_fields).toEqual([]);
  });

  it('take nothing along when the time is refused', async () => {
    const { client, constituent, sent, field } = await withField();
    const body = { ...GENERAL, custom_fields: [...sent('new'), { id: field.id, values: [{ id: 4711 }] }] };
    expectNotSaved(
      await client.post(`/api/v1/constituents/${constituent.id}/${KIND}`, body),
      'custom_fields[1].values[0].id 4711 not found',
    );
    expect((await client.get(`/api/v1/${KIND}`).expect(200)).body.total_items).toBe(1);
    const { body: keywords } = await client.get(`/api/v1/categories/${field.id}/keywords`).expect(200);
    expect(keywords.items.map(({ name }: { name: string }) => name)).toEqual(['LGL']);
  });

  it('go with the time', async () => {
    const { client, time, constituent } = await withField();
    await client.delete(`/api/v1/${KIND}/${time.id}`).expect(200);
    await client.delete(`/api/v1/constituents/${constituent.id}`).expect(200);
    expect((await client.get(`/api/v1/${KIND}`).expect(200)).body.total_items).toBe(0);
  });
});
