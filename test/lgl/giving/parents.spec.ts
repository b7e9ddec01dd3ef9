import { beforeEach, describe, expect, it } from '@jest/globals';

import { expectNotSaved } from '../../support/answers.js';
import { constituentWith } from '../../support/constituents.js';
import { type Client, useServer } from '../../support/server.js';

describe('What hangs on a gift', () => {
  const server = useServer();
  let client: Client;
  let joe: string;
  let ann: string;
  let pledge: { id: number };

  beforeEach(async () => {
    client = server.client();
    joe = `/api/v1/constituents/${(await constituentWith(client)).id}/gifts`;
    ann = `/api/v1/constituents/${(await constituentWith(client)).id}/gifts`;
    pledge = await make({ gift_type_name: 'Pledge', received_amount: 1000, external_id: 'pledge001' });
  });

  const make = async (body: object, path = joe) =>
    (await client.post(path, { gift_type_name: 'Gift', received_amount: 100, ...body }).expect(200)).body;
  const listed = async ({ id }: { id: number }) =>
    (await client.get(joe).expect(200)).body.items.find((row: { id: number }) => row.id === id);

  it('is found by its id or its external id', async () => {
    const found = { parent_gift_id: pledge.id, parent_external_id: 'pledge001' };
    expect(await make({ parent_gift_id: pledge.id })).toMatchObject(found);
    expect(await make({ parent_external_id: 'pledge001' })).toMatchObject(found);
    const gift = { gift_type_id: 1, received_amount: 1 };
    expectNotSaved(await client.post(joe, { ...gift, parent_gift_id: 99 }), 'parent_gift_id 99 not found');
    expectNotSaved(await client.post(joe, { ...gift, parent_external_id: 'x' }), 'parent_external_id x not found');
  });

  it('is a payment by whoever made the pledge', async () => {
    const payment = await make({ parent_gift_id: pledge.id });
    const gift = { gift_type_id: 1, received_amount: 1 };
    const refused = 'is not a pledge of the same constituent';
    expectNotSaved(await client.post(ann, { ...gift, parent_gift_id: pledge.id }), refused);
    expectNotSaved(await client.post(joe, { ...gift, parent_gift_id: payment.id }), refused);
  });

  it('is a credit of anybody, which cannot become a payment', async () => {
    const gift = await make({});
    const credit = await make({ gift_type_name: 'Soft Credit', parent_gift_id: gift.id }, ann);
    expect(credit.parent_gift_id).toBe(gift.id);
    const answer = await client.patch(`/api/v1/gifts/${credit.id}`, { gift_type_name: 'Gift' });
    expectNotSaved(answer, 'is not a pledge of the same constituent');
  });

  it('is not the gift itself', async () => {
    const answer = await client.patch(`/api/v1/gifts/${pledge.id}`, { parent_gift_id: pledge.id });
    expectNotSaved(answer, 'parent_gift_id must not be the gift itself');
  });

  it('is no longer owed, as the list shows it', async () => {
    await make({ parent_gift_id: pledge.id, received_amount: 300.1 });
    expect(await listed(pledge)).toMatchObject({ amount: 699.9 });
    await make({ parent_gift_id: pledge.id, received_amount: 5000 });
    expect(await listed(pledge)).toMatchObject({ amount: 0 });
    expect((await client.get(`/api/v1/gifts/${pledge.id}`)).body.received_amount).toBe(1000);
  });

  it('goes with a pledge if it is an installment, and else stays without it', async () => {
    const installment = await make({ gift_type_name: 'Installment', parent_gift_id: pledge.id });
    const payment = await make({ parent_gift_id: pledge.id });
    const credit = await make({ gift_type_name: 'Soft Credit', parent_gift_id: pledge.id }, ann);
    expect(installment).toMatchObject({ received_date: null, deposit_date: null, deposited_amount: 100 });
    await client.delete(`/api/v1/gifts/${pledge.id}`).expect(200);
    await client.get(`/api/v1/gifts/${installment.id}`).expect(404);
    for (const { id } of [payment, credit]) {
      const { body } = await client.get(`/api/v1/gifts/${id}`).expect(200);
      expect(body).toMatchObject({ parent_gift_id: null, parent_external_id: null });
    }
  });
});
