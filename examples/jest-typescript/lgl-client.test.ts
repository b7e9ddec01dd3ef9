import { connectGlowworm } from 'glowworm';

import { LglClient } from './lgl-client';

const glowworm = connectGlowworm();
const key = glowworm.key();
const sandbox = glowworm.sandbox(key);
const client = new LglClient(glowworm.lgl, key);

const ADD_GIFT = 'POST /api/v1/constituents/{constituent_id}/gifts';

beforeEach(async () => {
  await sandbox.reset();
  await sandbox.faults.clear();
  await sandbox.requests.clear();
});

test('a gift is dated today, whatever day that is', async () => {
  await sandbox.clock.freeze('2024-02-29T12:00:00Z');

  const gift = await client.addGift(await client.addConstituent('Lovelace'), 25);

  expect(gift).toMatchObject({ received_amount: 25, received_date: '2024-02-29' });
});

test('a busy LGL is asked again, and the gift is there once', async () => {
  await sandbox.faults.add({ operation: ADD_GIFT, effect: 'status=503', headers: { 'Retry-After': '0' }, times: 2 });

  await client.addGift(await client.addConstituent('Lovelace'), 25);

  const { requests } = await sandbox.requests.list({ operation: ADD_GIFT });
  expect(requests.map(({ status }) => status)).toEqual([200, 503, 503]);
  expect((await sandbox.account.records()).by_kind.gifts).toBe(1);
});

test('an LGL that stays busy is an error', async () => {
  await sandbox.faults.add({ operation: ADD_GIFT, effect: 'status=503', headers: { 'Retry-After': '0' } });

  const adding = client.addGift(await client.addConstituent('Lovelace'), 25);

  await expect(adding).rejects.toThrow('was answered 503');
});
