import { beforeEach, describe, expect, it } from '@jest/globals';

import { expectNotSaved } from '../../support/answers.js';
import { constituentWith } from '../../support/constituents.js';
import { type Client, useServer } from '../../support/server.js';

const NEEDED = 'A gift must have a type and amount to be created';
const AMOUNT = 'Amount must be a valid number, like 200.05 or 150';

describe('A gift', () => {
  const server = useServer();
  let client: Client;
  let path: string;

  beforeEach(async () => {
    client = server.client();
    path = `/api/v1/constituents/${(await constituentWith(client)).id}/gifts`;
  });

  const make = async (body: object) =>
    (await client.post(path, { gift_type_name: 'Gift', received_amount: 100, ...body }).expect(200)).body;
  const change = async ({ id }: { id: number }, body: object) =>
    (await client.patch(`/api/v1/gifts/${id}`, body).expect(200)).body;

  it.each([
    [{}, `${NEEDED}; ${AMOUNT}`],
    [{ gift_type_id: 1 }, `${NEEDED}; ${AMOUNT}`],
    [{ received_amount: 5 }, NEEDED],
    [{ gift_type_name: 'Bribe', received_amount: 5 }, NEEDED],
    [{ gift_type_id: 1, received_amount: '1,000' }, AMOUNT],
    [{ gift_type_id: 1, received_amount: true }, AMOUNT],
  ])('is not stored of %p', async (body, message) => {
    const answer = await client.post(path, body);
    expectNotSaved(answer);
    expect(answer.body.description).toBe(message);
  });

  it('is never a goal', async () => {
    expectNotSaved(await client.post(path, { gift_type_id: 14, received_amount: 5 }), 'gift_type_id 14 not found');
  });

  it('has the amount and the date in all that was not sent', async () => {
    expect(await make({ received_amount: '10.126', received_date: '2021-07-01' })).toMatchObject({
      received_amount: 10.13,
      deductible_amount: 10.13,
      deposited_amount: 10.13,
      deposit_date: '2021-07-01',
    });
  });

  it('keeps what was filled in, when its amount and date change', async () => {
    const gift = await make({ received_date: '2021-07-01' });
    expect(await change(gift, { received_amount: 5, received_date: '2022-01-01' })).toMatchObject({
      received_amount: 5,
      deductible_amount: 100,
      deposited_amount: 100,
      deposit_date: '2021-07-01',
    });
  });

  it.each(['Other Income', 'Installment', 'Soft Credit', 'In Honor of', 'In Memory of', 'Peer Credit'])(
    'of the type %s is not deductible, whatever is sent',
    async (gift_type_name) => {
      const gift = await make({ gift_type_name, deductible_amount: 40 });
      expect(gift.deductible_amount).toBe(0);
      expect((await change(gift, { deductible_amount: 40 })).deductible_amount).toBe(0);
    },
  );

  it('makes the payment type and the event that nobody knows', async () => {
    const gift = await make({ payment_type_name: 'Gift in Stamps', event_name: 'Gala' });
    expect(gift).toMatchObject({ payment_type_id: 5, payment_type_name: 'Gift in Stamps', event_id: 1 });
    expect((await client.get('/api/v1/payment_types')).body.items.at(-1)).toMatchObject({ key: 'gift_in_stamps' });
    expect((await make({ event_name: ' gala ' })).event_id).toBe(1);
  });

  it('names 0 where it has no category, campaign, fund, appeal or event', async () => {
    const gift = await make({ campaign_name: 'Annual Giving' });
    expect(gift).toMatchObject({ campaign_id: 1, gift_category_id: 0, fund_id: 0, appeal_id: 0, event_id: 0 });
    expect(await change(gift, { campaign_id: 0 })).toMatchObject({ campaign_id: 0, campaign_name: null });
  });

  describe('has a category', () => {
    it('of its own type, found or made by name', async () => {
      const [gift, pledge] = [
        await make({ gift_category_name: 'donation' }),
        await make({ gift_type_name: 'Pledge', gift_category_name: 'Donation' }),
      ];
      expect(gift).toMatchObject({ gift_category_id: 1, gift_category_name: 'Donation' });
      expect(pledge.gift_category_id).toBe(15);
      expect((await make({ gift_type_id: 7, gift_category_name: 'DONATION' })).gift_category_id).toBe(15);
    });

    it('and none of another type, also when its own type changes', async () => {
      const grant = { gift_type_id: 1, received_amount: 1, gift_category_id: 5 };
      expectNotSaved(await client.post(path, grant), 'gift_category_id 5 is not a category of the type Gift');
      const gift = await make({ gift_category_id: 1 });
      const item = `/api/v1/gifts/${gift.id}`;
      expectNotSaved(await client.patch(item, { gift_type_id: 7 }), 'is not a category of the type Pledge');
      expect(await change(gift, { gift_type_id: 7, gift_category_name: 'Grant' })).toMatchObject({
        gift_type_name: 'Pledge',
        gift_category_id: 5,
      });
    });
  });

  it('is acknowledged by a template that there is, or by none', async () => {
    const gift = await make({ ack_template_name: 'donation acknowledgment' });
    expect(gift.ack_template_name).toBe('Donation Acknowledgment');
    expect((await change(gift, { ack_template_name: 'do_not_ack' })).ack_template_name).toBe('do_not_ack');
    expectNotSaved(
      await client.patch(`/api/v1/gifts/${gift.id}`, { ack_template_name: 'No such letter' }),
      'ack_template_name "No such letter" is not a mailing template',
    );
  });

  it.each([[2], ['2'], ['ROBIN@example.org'], ['robin hale']])('names the team member %p', async (team_member) => {
    const gift = await make({ team_member });
    expect(gift).toMatchObject({ team_member: 'Robin Hale', team_member_email: 'robin@example.org' });
    expect((await change(gift, { team_member: 'Nobody At All' })).team_member).toBe('Robin Hale');
    expect((await change(gift, { team_member: null })).team_member).toBeNull();
  });

  it('names no team member whom nobody knows', async () => {
    expect(await make({ team_member: 'Nobody At All' })).toMatchObject({ team_member: null, team_member_email: null });
  });
});
