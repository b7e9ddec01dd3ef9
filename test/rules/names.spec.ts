import { describe, expect, it } from '@jest/globals';

import { expectNotSaved } from '../support/answers.js';
import { later } from '../support/constituents.js';
import { useServer } from '../support/server.js';

const CONSTITUENTS = '/api/v1/constituents';
const NAMES = [
  'addressee',
  'salutation',
  'sort_name',
  'annual_report_name',
  'alt_addressee',
  'alt_salutation',
  'honorary_name',
] as const;

describe('The names of a constituent', () => {
  const server = useServer();

  async function created(body: object) {
    const client = server.client();
    const { body: constituent } = await client.post(CONSTITUENTS, body).expect(200);
    const change = async (changes: object) =>
      (await client.patch(`${CONSTITUENTS}/${constituent.id}`, changes).expect(200)).body;
    return { client, constituent, path: `${CONSTITUENTS}/${constituent.id}`, change };
  }

  it.each([
    ['a person', { first_name: 'Joe', last_name: 'Doe' }, ['Joe Doe', 'Joe', 'Doe, Joe']],
    ['a person with a first name only', { first_name: 'Joe' }, ['Joe', 'Joe', 'Joe']],
    ['a person with a last name only', { last_name: 'Doe' }, ['Doe', 'Doe', 'Doe']],
    ['a person with spaces around', { first_name: ' Joe ', last_name: ' Doe ' }, ['Joe Doe', 'Joe', 'Doe, Joe']],
    ['a person with a blank first name', { first_name: ' ', last_name: 'Doe' }, ['Doe', 'Doe', 'Doe']],
    [
      'a person of an organisation',
      { first_name: 'Joe', last_name: 'Doe', org_name: 'Doe & Sons' },
      ['Joe Doe', 'Joe', 'Doe, Joe'],
    ],
    ['an organisation', { org_name: 'Doe & Sons', is_org: true }, ['Doe & Sons', null, 'Doe & Sons']],
    ['what has only the name of an organisation', { org_name: 'Doe & Sons' }, ['Doe & Sons', null, 'Doe & Sons']],
    [
      'an organisation with a contact person',
      { org_name: 'Doe & Sons', is_org: true, first_name: 'Joe' },
      ['Doe & Sons', null, 'Doe & Sons'],
    ],
  ])('are filled in for %s', async (_, body, [addressee, salutation, sort_name]) => {
    const { constituent } = await created(body);
    // Those that are printed are only a person's.
    const printed = salutation === null ? null : addressee;
    expect(constituent).toMatchObject({
      addressee,
      salutation,
      sort_name,
      annual_report_name: printed,
      alt_addressee: addressee,
      honorary_name: printed,
      alt_salutation: salutation,
    });
  });

  it.each(NAMES.filter((name) => name !== 'sort_name'))('keep the %s that was sent', async (name) => {
    const { constituent } = await created({ first_name: 'Joe', last_name: 'Doe', [name]: 'Mr. Doe' });
    expect(constituent[name]).toBe('Mr. Doe');
  });

  it('follow an addressee and a salutation that were sent', async () => {
    const { constituent } = await created({ last_name: 'Doe', addressee: 'The Does', salutation: 'Friends' });
    expect(NAMES.map((name) => constituent[name])).toEqual([
      'The Does',
      'Friends',
      'Doe',
      'The Does',
      'The Does',
      'Friends',
      'The Does',
    ]);
  });

  it('cannot be told how to sort', async () => {
    const { constituent, change } = await created({ last_name: 'Doe', sort_name: 'AAA' });
    expect(constituent.sort_name).toBe('Doe');
    expect((await change({ sort_name: 'AAA' })).sort_name).toBe('Doe');
  });

  it('stay as they are when the constituent is renamed, but for how it sorts', async () => {
    const { constituent, change } = await created({ first_name: 'Joe', last_name: 'Doe' });
    const renamed = await change({ first_name: 'Jane', last_name: 'Roe' });
    const expected = { ...constituent, first_name: 'Jane', last_name: 'Roe', sort_name: 'Roe, Jane' };
    expect(renamed).toEqual({ ...later(expected), updated_at: renamed.updated_at });
  });

  it('sort by the organisation once it is one', async () => {
    const { change } = await created({ first_name: 'Joe', last_name: 'Doe', org_name: 'Acme' });
    expect((await change({ is_org: true })).sort_name).toBe('Acme');
    expect((await change({ is_org: false })).sort_name).toBe('Doe, Joe');
    expect((await change({ first_name: null, last_name: null })).sort_name).toBe('Acme');
  });

  it.each([
    {},
    { first_name: null, last_name: '', org_name: '   ' },
    { prefix: 'Dr.', middle_name: 'J.', addressee: 'Joe Doe' },
    { is_org: true },
  ])('must be at least one: %j', async (body) => {
    const client = server.client();
    const answer = await client.post(CONSTITUENTS, body);
    for (const field of ['first_name', 'last_name', 'org_name']) expectNotSaved(answer, field);
    expect((await client.get(CONSTITUENTS).expect(200)).body.total_items).toBe(0);
  });

  it('cannot all be taken away', async () => {
    const { client, path, constituent, change } = await created({ first_name: 'Joe', last_name: 'Doe' });
    expectNotSaved(await client.patch(path, { first_name: '', last_name: null, job_title: 'Cook' }), 'first_name');
    expect((await client.get(path).expect(200)).body).toEqual(later(constituent));
    expect(await change({ first_name: null })).toMatchObject({ first_name: null, sort_name: 'Doe' });
    expectNotSaved(await client.patch(path, { last_name: ' ' }), 'last_name');
  });

  it('may be as long as a field is, each of them', async () => {
    const [first_name, last_name] = ['f'.repeat(255), 'l'.repeat(255)];
    const { constituent } = await created({ first_name, last_name });
    expect(constituent).toMatchObject({
      addressee: `${first_name} ${last_name}`,
      sort_name: `${last_name}, ${first_name}`,
    });
  });
});
