import { describe, expect, it } from '@jest/globals';

import { expectNotSaved } from '../../support/answers.js';
import { constituentWith } from '../../support/constituents.js';
import { useServer } from '../../support/server.js';

const ITEM = '/api/v1/street_addresses';

describe('A street address', () => {
  const server = useServer();

  /** Adds an address to a new constituent. */
  async function added(address: object, client = server.client()) {
    const { id } = await constituentWith(client);
    const { body } = await client.post(`/api/v1/constituents/${id}/street_addresses`, address).expect(200);
    return body;
  }

  it('is at home all the year, and nobody has looked for it on a map', async () => {
    expect(await added({ street: '123 SE Tree', lat: 5, verified: true })).toMatchObject({
      street_type_name: 'Home',
      seasonal_from: '01-01',
      seasonal_to: '12-31',
      seasonal: null,
      lat: null,
      lng: null,
      verified: false,
      verified_on: null,
      parent_id: null,
    });
  });

  it.each([
    ['98101', '98101'],
    ['98101-1234', '98101'],
    ['981019', '98101'],
    ['9810', null],
    ['K1A 0B1', null],
  ])('shows the five digits with which %s begins', async (postal_code, zip5) => {
    expect(await added({ postal_code })).toMatchObject({ postal_code, zip5 });
  });

  it('has other five digits when its code changes, and none when it has no code', async () => {
    const client = server.client();
    const { id } = await added({ postal_code: '98101' }, client);
    const zip5 = async (body: object) => (await client.patch(`${ITEM}/${id}`, body).expect(200)).body.zip5;
    expect(await zip5({ city: 'Seattle' })).toBe('98101');
    expect(await zip5({ postal_code: '10001-0001' })).toBe('10001');
    expect(await zip5({ postal_code: null })).toBeNull();
  });

  it('may be used for a part of the year, or not, or nobody says', async () => {
    const client = server.client();
    const { id } = await added({ seasonal: 'true', seasonal_from: '06-01', seasonal_to: '02-29' }, client);
    const seasonal = async (body: object) => (await client.patch(`${ITEM}/${id}`, body).expect(200)).body;
    expect(await seasonal({})).toMatchObject({ seasonal: true, seasonal_from: '06-01', seasonal_to: '02-29' });
    expect(await seasonal({ seasonal: false })).toMatchObject({ seasonal: false });
    expect(await seasonal({ seasonal: null, seasonal_from: null })).toMatchObject({
      seasonal: null,
      seasonal_from: '06-01',
    });
  });

  it.each(['13-01', '02-30', '6-1', 'June', '', '2025-06-01'])('is not used from %p', async (seasonal_from) => {
    const client = server.client();
    const { id } = await added({}, client);
    expectNotSaved(
      await client.patch(`${ITEM}/${id}`, { seasonal_from }),
      'seasonal_from must be a month and a day (mm-dd)',
    );
  });
});
