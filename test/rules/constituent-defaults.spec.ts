import { afterEach, describe, expect, it, jest } from '@jest/globals';

import { expectNotSaved } from '../support/answers.js';
import { setClock } from '../support/clock.js';
import { later } from '../support/constituents.js';
import { useServer } from '../support/server.js';

const CONSTITUENTS = '/api/v1/constituents';

describe('A constituent of which only a name was sent', () => {
  const server = useServer();
  afterEach(() => void jest.restoreAllMocks());

  it('was added today, is a primary contact, and everything unset is null', async () => {
    setClock(server, '2025-06-03T17:08:33Z');
    const { body } = await server.client().post(CONSTITUENTS, { last_name: 'Doe' }).expect(200);
    expect(body).toEqual({
      api_version: '1.0',
      id: expect.any(Number),
      external_constituent_id: null,
      is_org: false,
      constituent_contact_type_id: expect.any(Number),
      constituent_contact_type_name: 'Primary',
      prefix: null,
      first_name: null,
      middle_name: null,
      last_name: 'Doe',
      suffix: null,
      spouse_name: null,
      org_name: null,
      job_title: null,
      addressee: 'Doe',
      salutation: 'Doe',
      sort_name: 'Doe',
      constituent_interest_level_id: null,
      constituent_interest_level_name: null,
      constituent_rating_id: null,
      constituent_rating_name: null,
      is_deceased: false,
      deceased_date: null,
      annual_report_name: 'Doe',
      birthday: null,
      gender: null,
      maiden_name: null,
      nick_name: null,
      spouse_nick_name: null,
      date_added: '2025-06-03',
      alt_salutation: 'Doe',
      alt_addressee: 'Doe',
      honorary_name: 'Doe',
      assistant_name: null,
      marital_status_id: null,
      marital_status_name: null,
      is_anon: false,
      created_at: '2025-06-03T17:08:33Z',
      updated_at: '2025-06-03T17:08:33Z',
      class_affiliations: [],
      relationships: [],
      street_addresses: [],
      phone_numbers: [],
      email_addresses: [],
      web_addresses: [],
      categories: [],
      groups: [],
      memberships: [],
      custom_attrs: [],
    });
  });
});

describe('The fields of a constituent', () => {
  const server = useServer();

  it.each([
    'prefix',
    'middle_name',
    'suffix',
    'spouse_name',
    'job_title',
    'deceased_date',
    'gender',
    'maiden_name',
    'nick_name',
    'spouse_nick_name',
    'assistant_name',
    'external_constituent_id',
  ])('hold a text and let go of it: %s', async (field) => {
    const client = server.client();
    const { body: joe } = await client.post(CONSTITUENTS, { last_name: 'Doe', [field]: 'some text' }).expect(200);
    expect(joe[field]).toBe('some text');
    const { body: cleared } = await client.patch(`${CONSTITUENTS}/${joe.id}`, { [field]: null }).expect(200);
    expect(cleared[field]).toBeNull();
  });

  it.each(['birthday', 'date_added'])('hold a day of the calendar, and nothing else: %s', async (field) => {
    const client = server.client();
    const { body: joe } = await client.post(CONSTITUENTS, { last_name: 'Doe', [field]: '2024-02-29' }).expect(200);
    expect(joe[field]).toBe('2024-02-29');
    const path = `${CONSTITUENTS}/${joe.id}`;
    for (const wrong of ['2023-02-29', '2024-13-01', '02/29/2024', '2024-02-29T00:00:00Z', '0000-01-01', 'x', true]) {
      expectNotSaved(await client.patch(path, { [field]: wrong }), `${field} must be a valid date (YYYY-MM-DD)`);
    }
    expect((await client.get(path).expect(200)).body).toEqual(later(joe));
  });

  it('say every one that is wrong, all at once', async () => {
    const answer = await server.client().post(CONSTITUENTS, { first_name: {}, is_org: 'maybe', birthday: 'x' });
    expectNotSaved(answer);
    expect(answer.body.description.split('; ')).toEqual([
      expect.stringMatching(/^is_org /),
      expect.stringMatching(/^first_name /),
      expect.stringMatching(/^birthday /),
    ]);
  });

  it('take a contact type and a marital status of the account, by id or by name', async () => {
    const client = server.client();
    const body = { last_name: 'Doe', constituent_contact_type_name: 'secondary', marital_status_name: 'MARRIED' };
    const { body: joe } = await client.post(CONSTITUENTS, body).expect(200);
    expect(joe).toMatchObject({ constituent_contact_type_name: 'Secondary', marital_status_name: 'Married' });

    const ids = {
      constituent_contact_type_id: joe.constituent_contact_type_id,
      marital_status_id: joe.marital_status_id,
    };
    const { body: ann } = await client.post(CONSTITUENTS, { last_name: 'Lee', ...ids }).expect(200);
    expect(ann).toMatchObject({ constituent_contact_type_name: 'Secondary', marital_status_name: 'Married' });
    const { body: single } = await client.patch(`${CONSTITUENTS}/${ann.id}`, { marital_status_id: null }).expect(200);
    expect(single).toMatchObject({ marital_status_id: null, marital_status_name: null });

    for (const field of Object.keys(ids)) {
      expectNotSaved(await client.post(CONSTITUENTS, { last_name: 'Roe', [field]: 4711 }), `${field} 4711 not found`);
    }
    const made = { last_name: 'Roe', marital_status_name: 'It is complicated' };
    expect((await client.post(CONSTITUENTS, made).expect(200)).body).toMatchObject(made);
  });
});
