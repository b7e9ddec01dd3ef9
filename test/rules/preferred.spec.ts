import { afterEach, describe, expect, it, jest } from '@jest/globals';

import { setClock } from '../support/clock.js';
import { constituentWith, phoneNumbersOf } from '../support/constituents.js';
import { useServer } from '../support/server.js';

describe('The preferred phone number of a constituent', () => {
  const server = useServer();
  afterEach(() => void jest.restoreAllMocks());

  it('is the first one by itself, and after it the last one that was set', async () => {
    const client = server.client();
    const joe = await constituentWith(client);
    const numbers = `/api/v1/constituents/${joe.id}/phone_numbers`;

    const { body: first } = await client.post(numbers, { number: '222-555-1212' }).expect(200);
    const { body: second } = await client.post(numbers, { number: '222-555-1213' }).expect(200);
    expect([first.is_preferred, second.is_preferred]).toEqual([true, false]);

    await client.patch(`/api/v1/phone_numbers/${second.id}`, { is_preferred: true }).expect(200);
    const { body: list } = await client.get(numbers).expect(200);
    expect(list.items.map((item: { id: number }) => item.id)).toEqual([second.id, first.id]);
    expect(list.items.map((item: { is_preferred: boolean }) => item.is_preferred)).toEqual([true, false]);
  });

  it('is the first one even if that says it is not', async () => {
    const client = server.client();
    const { phone_numbers } = await constituentWith(client, { number: '1', is_preferred: false });
    expect(phone_numbers).toMatchObject([{ number: '1', is_preferred: true }]);
  });

  it('is a new one that says so', async () => {
    const client = server.client();
    const joe = await constituentWith(client, { number: '1' });
    const body = { number: '2', is_preferred: true };
    await client.post(`/api/v1/constituents/${joe.id}/phone_numbers`, body).expect(200);
    expect(await preferredOf(client, joe)).toEqual(['2']);
  });

  it('is the last of several that say so in one body', async () => {
    const client = server.client();
    const said = ['1', '2', '3'].map((number) => ({ number, is_preferred: true }));
    const joe = await constituentWith(client, ...said, { number: '4' });
    expect(await preferredOf(client, joe)).toEqual(['3']);
  });

  it('is taken over by a nested one that is changed to it', async () => {
    const client = server.client();
    const joe = await constituentWith(client, { number: '1' }, { number: '2' });
    const [, second] = joe.phone_numbers;
    const body = { phone_numbers: [{ id: second.id, is_preferred: true }] };
    await client.patch(`/api/v1/constituents/${joe.id}`, body).expect(200);
    expect(await preferredOf(client, joe)).toEqual(['2']);
  });

  it('leaves the time of the one it replaces as it was', async () => {
    const client = server.client();
    setClock(server, '2025-06-03T12:00:00Z');
    const joe = await constituentWith(client, { number: '1' }, { number: '2' });

    setClock(server, '2025-06-04T12:00:00Z');
    await client.patch(`/api/v1/phone_numbers/${joe.phone_numbers[1].id}`, { is_preferred: true }).expect(200);
    expect(await phoneNumbersOf(client, joe)).toMatchObject([
      { number: '2', is_preferred: true, updated_at: '2025-06-04T12:00:00Z' },
      { number: '1', is_preferred: false, updated_at: '2025-06-03T12:00:00Z' },
    ]);
  });

  it('has no successor when it is deleted', async () => {
    const client = server.client();
    const joe = await constituentWith(client, { number: '1' }, { number: '2' });
    await client.delete(`/api/v1/phone_numbers/${joe.phone_numbers[0].id}`).expect(200);
    expect(await phoneNumbersOf(client, joe)).toMatchObject([{ number: '2', is_preferred: false }]);
  });

  it('has no successor when it is cleared, nor does the next new number take its place', async () => {
    const client = server.client();
    const joe = await constituentWith(client, { number: '1' }, { number: '2' });
    await client.patch(`/api/v1/phone_numbers/${joe.phone_numbers[0].id}`, { is_preferred: false }).expect(200);
    await client.post(`/api/v1/constituents/${joe.id}/phone_numbers`, { number: '3' }).expect(200);
    expect(await phoneNumbersOf(client, joe)).toHaveLength(3);
    expect(await preferredOf(client, joe)).toEqual([]);
  });

  it('stays the preferred one when something else about it changes', async () => {
    const client = server.client();
    const joe = await constituentWith(client, { number: '1' }, { number: '2' });
    await client.patch(`/api/v1/phone_numbers/${joe.phone_numbers[0].id}`, { number: '1a' }).expect(200);
    expect(await preferredOf(client, joe)).toEqual(['1a']);
  });

  it('is another one for each constituent', async () => {
    const client = server.client();
    const [joe, ann] = [await constituentWith(client, { number: '1' }), await constituentWith(client, { number: '2' })];
    const body = { number: '3', is_preferred: true };
    await client.post(`/api/v1/constituents/${ann.id}/phone_numbers`, body).expect(200);
    expect(await preferredOf(client, joe)).toEqual(['1']);
    expect(await preferredOf(client, ann)).toEqual(['3']);
  });
});

async function preferredOf(...constituent: Parameters<typeof phoneNumbersOf>) {
  const numbers = await phoneNumbersOf(...constituent);
  return numbers.filter(({ is_preferred }) => is_preferred).map(({ number }) => number);
}
