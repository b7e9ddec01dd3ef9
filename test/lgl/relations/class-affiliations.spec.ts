import { describe, expect, it } from '@jest/globals';

import { expectNotSaved } from '../../support/answers.js';
import { constituentWith } from '../../support/constituents.js';
import { type Client, useServer } from '../../support/server.js';

describe('A class affiliation', () => {
  const server = useServer();

  async function pathUnderNew(client: Client): Promise<string> {
    return `/api/v1/constituents/${(await constituentWith(client)).id}/class_affiliations`;
  }

  it.each([
    [{ year: 2020 }, "class_affiliation_type_id can't be blank"],
    [{ class_affiliation_type_id: null }, "class_affiliation_type_id can't be blank"],
    [{ class_affiliation_type_id: 0 }, "class_affiliation_type_id can't be blank"],
    [
      { class_affiliation_type_id: 4711 },
      'class_affiliation_type_id 4711 not found; there are: Student (1), Parent (2)',
    ],
    [{ class_affiliation_type_id: 1, year: 0 }, 'year must be from 1 to 9999'],
    [{ class_affiliation_type_id: 1, year: 10_000 }, 'year must be from 1 to 9999'],
  ])('is not stored of %p', async (body, message) => {
    const client = server.client();
    expectNotSaved(await client.post(await pathUnderNew(client), body), message);
  });

  it('keeps its type when an update sends null for it', async () => {
    const client = server.client();
    const { body: made } = await client.post(await pathUnderNew(client), { class_affiliation_type_id: 1 }).expect(200);
    const body = { class_affiliation_type_id: null, note: 'cum laude' };
    const { body: changed } = await client.patch(`/api/v1/class_affiliations/${made.id}`, body).expect(200);
    expect(changed).toEqual({ ...made, note: 'cum laude' });
  });

  it('inside a constituent needs a type when it is new, and none when it is changed', async () => {
    const client = server.client();
    const class_affiliations = [{ class_affiliation_type_id: 1 }, { year: 2020 }];
    expectNotSaved(
      await client.post('/api/v1/constituents', { first_name: 'Joe', class_affiliations }),
      "class_affiliations[1].class_affiliation_type_id can't be blank",
    );
    const { body: joe } = await client
      .post('/api/v1/constituents', { first_name: 'Joe', class_affiliations: [{ class_affiliation_type_id: 3 }] })
      .expect(200);
    const [{ id }] = joe.class_affiliations;
    const { body } = await client
      .patch(`/api/v1/constituents/${joe.id}`, { class_affiliations: [{ id, year: 1978 }] })
      .expect(200);
    expect(body.class_affiliations).toEqual([{ ...joe.class_affiliations[0], year: 1978 }]);
  });
});
