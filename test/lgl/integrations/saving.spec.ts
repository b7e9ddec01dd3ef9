import { describe, expect, it } from '@jest/globals';

import { FORM, INTEGRATIONS, listenerOf } from '../../support/integrations.js';
import { CONSTITUENTS } from '../../support/sandbox.js';
import { type Client, useServer } from '../../support/server.js';

const JOE = { first_name: 'Joe', last_name: 'Doe', email: 'joe@example.com' };
const GIFT = { amount: '50', date: '2026-11-01' };

const server = useServer();
const show = async (client: Client, path: string) => (await client.get(path).expect(200)).body;
const totals = async (client: Client) =>
  (await show(client, '/sandbox/account')).records.by_kind as Record<string, number>;

describe('Saving an item', () => {
  it('makes the constituent and the gift that the mapping says, and tells what it made', async () => {
    const client = server.client();
    const listener = await listenerOf(server, client);
    await listener.send({ ...JOE, ...GIFT, utm: 'x' }).expect(200);
    const [{ ignored, matches, makes, wrong }] = await listener.items();
    expect({ ignored, matches, wrong }).toEqual({ ignored: ['utm'], matches: [], wrong: [] });
    expect(makes).toEqual([
      {
        record: 'constituent',
        action: 'create',
        values: { first_name: 'Joe', last_name: 'Doe', email_addresses: [{ address: 'joe@example.com' }] },
      },
      {
        record: 'gift',
        action: 'create',
        values: { gift_type_name: 'Gift', received_amount: 50, received_date: '2026-11-01' },
      },
    ]);
    const { body } = await listener.save(1).expect(200);
    const made = [
      { record: 'constituent', action: 'create', id: 1 },
      { record: 'gift', action: 'create', id: 1 },
    ];
    expect(body).toMatchObject({ status: 'saved', handled_at: expect.stringMatching(/Z$/), makes: [], made });
    expect(await show(client, `${CONSTITUENTS}/1`)).toMatchObject({
      sort_name: 'Doe, Joe',
      email_addresses: [{ address: 'joe@example.com', is_preferred: true }],
    });
    expect(await show(client, '/api/v1/gifts/1')).toMatchObject({ constituent_id: 1, received_amount: 50 });
    expect(await listener.items('unsaved')).toEqual([]);
    expect(await listener.items('saved')).toMatchObject([{ id: 1, made }]);
  });

  it('makes every kind of record that there is a field for', async () => {
    const client = server.client();
    const listener = await listenerOf(server, client, {
      name: 'constituent.org_name',
      kind: 'constituent.is_org',
      mail: 'email_address.address',
      mail_2: 'email_address_2.address',
      phone: 'phone_number.number',
      phone_type: 'phone_number.phone_type_name',
      phone_3: 'phone_number_3.number',
      street: 'street_address.street',
      site: 'web_address.url',
      group: 'group_membership.group_name',
      level: 'membership.membership_level_name',
      since: 'membership.date_start',
      note: 'note.text',
      report: 'contact_report.text',
      volunteered: 'volunteer_time.volunteering_category_name',
      event: 'invitation.event_name',
      rsvp: 'invitation.rsvp',
      came: 'invitation.attended',
      appeal: 'appeal_request.appeal_name',
      appeal_status: 'appeal_request.status',
      amount: 'gift.received_amount',
      date: 'gift.received_date',
      fund: 'gift.fund_name',
      anonymous: 'gift.is_anon',
    });
    const [{ name: level }] = (await show(client, '/api/v1/membership_levels')).items;
    const [{ name: group }] = (await show(client, '/api/v1/groups')).items;
    const { made } = await listener.sendAndSave({
      name: 'Acme',
      kind: 'Organization',
      mail: 'a@acme.example',
      mail_2: 'b@acme.example',
      phone: '(888) 555-0044',
      phone_type: 'mobile',
      phone_3: '888 555 0045',
      street: '1 Main St',
      site: 'acme.example',
      group,
      level,
      since: '2026-01-01',
      note: 'From the form',
      report: 'Rang',
      volunteered: 'Baking',
      event: 'Winter Gala',
      rsvp: 'Maybe',
      came: 'yes',
      appeal: 'Spring appeal',
      appeal_status: 'Considering',
      amount: 12.5,
      date: '2026-11-01',
      fund: 'Roof',
      anonymous: 'Yes',
    });
    expect(made.map(({ record }) => record)).toEqual([
      'constituent',
      'gift',
      'membership',
      'note',
      'contact_report',
      'volunteer_time',
      'invitation',
      'appeal_request',
    ]);
    const acme = await show(client, `${CONSTITUENTS}/1`);
    expect(acme).toMatchObject({ is_org: true, sort_name: 'Acme', street_addresses: [{ street: '1 Main St' }] });
    expect(acme.phone_numbers).toMatchObject([{ phone_type_name: 'Mobile' }, { number: '888 555 0045' }]);
    expect([acme.email_addresses.length, acme.groups[0].group_name, acme.memberships.length]).toEqual([2, group, 1]);
    expect(await show(client, '/api/v1/gifts/1')).toMatchObject({ is_anon: true, fund_name: 'Roof' });
    expect(await show(client, '/api/v1/invitations/1')).toMatchObject({
      name: 'Event: Winter Gala',
      rsvp: 3,
      attended: 1,
    });
    expect(await show(client, '/api/v1/appeal_requests/1')).toMatchObject({ status: 'considering' });
  });

  it('finds who is meant by email and name, in whatever case, and adds only what is new', async () => {
    const client = server.client();
    const listener = await listenerOf(server, client, { ...FORM, phone: 'phone_number.number' });
    await listener.sendAndSave({ ...JOE, phone: '888-555-0044' });
    await listener.send({
      first_name: 'JOE',
      last_name: 'doe',
      email: 'Joe@Example.com',
      phone: '(888) 555 0044',
      ...GIFT,
    });
    const [, { matches, makes }] = await listener.items();
    expect(matches).toEqual([{ by: 'email and name', constituent_id: 1, sort_name: 'Doe, Joe' }]);
    expect(makes[0]).toEqual({
      record: 'constituent',
      action: 'update',
      values: { first_name: 'JOE', last_name: 'doe' },
    });
    await listener.save(2).expect(200);
    expect(await totals(client)).toMatchObject({ constituents: 1, email_addresses: 1, phone_numbers: 1, gifts: 1 });
  });

  it.each([
    ['another email', { ...JOE, email: 'other@example.com' }],
    ['another name', { ...JOE, first_name: 'Jane' }],
    ['no email', { first_name: 'Joe', last_name: 'Doe' }],
  ])('makes somebody new of %s', async (_, other) => {
    const client = server.client();
    const listener = await listenerOf(server, client);
    await listener.sendAndSave(JOE);
    expect((await listener.sendAndSave(other)).made).toEqual([{ record: 'constituent', action: 'create', id: 2 }]);
  });

  it('finds who is meant by LGL’s id, where that is sent', async () => {
    const client = server.client();
    const listener = await listenerOf(server, client, { ...FORM, record_id: 'constituent.id' });
    await listener.sendAndSave(JOE);
    const { made } = await listener.sendAndSave({ record_id: '1', ...GIFT });
    expect(made).toEqual([
      { record: 'constituent', action: 'match', id: 1 },
      { record: 'gift', action: 'create', id: 1 },
    ]);
    await listener.send({ record_id: '77', ...JOE });
    const { body } = await listener.save(3).expect(422);
    expect(body.error.details).toEqual([{ field: 'constituent.id', message: '77 is no constituent' }]);
  });

  it('asks which is meant where it cannot be told, and takes the answer', async () => {
    const client = server.client();
    for (const n of [1, 2]) {
      const email_addresses = [{ address: JOE.email }];
      await client
        .post(CONSTITUENTS, { first_name: 'Joe', last_name: 'Doe', email_addresses, nick_name: `${n}` })
        .expect(200);
    }
    const listener = await listenerOf(server, client);
    for (let n = 0; n < 2; n += 1) await listener.send({ ...JOE, ...GIFT }).expect(200);
    expect((await listener.items())[0].matches.map(({ constituent_id }) => constituent_id)).toEqual([1, 2]);
    const { body } = await listener.save(1).expect(422);
    expect(body.error.message).toContain('constituent_id must say which is meant: 1, 2, or null for a new one');
    await listener.save(1, { constituent_id: 9 }).expect(422);
    expect((await listener.save(1, { constituent_id: 2 }).expect(200)).body.made[1]).toMatchObject({ record: 'gift' });
    expect(await show(client, '/api/v1/gifts/1')).toMatchObject({ constituent_id: 2 });
    expect((await listener.save(2, { constituent_id: null }).expect(200)).body.made[0]).toMatchObject({ id: 3 });
  });

  it('makes all or nothing, and names each field that is wrong', async () => {
    const client = server.client();
    const mapping = {
      ...FORM,
      phone_2: 'phone_number_2.number',
      type_2: 'phone_number_2.phone_type_name',
      level: 'membership.membership_level_name',
      gift_type: 'gift.gift_type_name',
    };
    const listener = await listenerOf(server, client, mapping);
    const before = await totals(client);
    const wrong: [object, string[]][] = [
      [
        { ...JOE, amount: 'much', date: 'soon', level: 'Gold' },
        ['gift.received_amount', 'gift.received_date', 'membership.date_start'],
      ],
      [{ ...JOE, amount: '5' }, ['gift.received_date']],
      [{ ...JOE, ...GIFT, gift_type: 'Loan' }, ['gift']],
      [{ ...JOE, phone_2: '1', type_2: 'Pigeon' }, ['phone_number_2.phone_type_name']],
      [{ email: JOE.email }, ['constituent']],
      [{ ...JOE, amount: [1], date: '2026-11-01' }, ['gift.received_amount']],
    ];
    for (const [payload] of wrong) await listener.send(payload).expect(200);
    for (const [index, [, fields]] of wrong.entries()) {
      const { body } = await listener.save(index + 1).expect(422);
      const named = body.error.details.map(({ field }: { field: string }) => field).toSorted();
      expect([index, named]).toEqual([index, fields]);
    }
    expect(await totals(client)).toEqual({ ...before, queue_items: wrong.length });
    expect((await listener.items('unsaved')).map((item) => item.wrong.length)).toEqual([3, 1, 0, 0, 1, 1]);
  });

  it('happens once, however often it is asked for', async () => {
    const client = server.client();
    const listener = await listenerOf(server, client);
    await listener.send({ ...JOE, ...GIFT }).expect(200);
    const statuses = await Promise.all(Array.from({ length: 5 }, async () => (await listener.save(1)).status));
    expect(statuses.toSorted()).toEqual([200, 409, 409, 409, 409]);
    expect(await totals(client)).toMatchObject({ constituents: 1, gifts: 1 });
  });

  it('makes one constituent of two items about the same, also when they are saved at once', async () => {
    const client = server.client();
    const listener = await listenerOf(server, client);
    for (let n = 0; n < 4; n += 1) await listener.send({ ...JOE, ...GIFT }).expect(200);
    await Promise.all([1, 2, 3, 4].map((item) => listener.save(item).expect(200)));
    expect(await totals(client)).toMatchObject({ constituents: 1, email_addresses: 1, gifts: 4 });
  });

  it('reads what lies in an object by a key with dots, and takes an empty text for nothing', async () => {
    const client = server.client();
    const listener = await listenerOf(server, client, {
      'donor.name.last': 'constituent.last_name',
      'donor.nick': 'constituent.nick_name',
      'plain.key': 'constituent.first_name',
    });
    await listener.sendAndSave({ donor: { name: { last: 'Doe' }, nick: '', age: 7 }, 'plain.key': 'Joe' });
    expect(await show(client, `${CONSTITUENTS}/1`)).toMatchObject({ sort_name: 'Doe, Joe', nick_name: null });
    expect((await listener.items())[0].ignored).toEqual(['donor.age']);
  });
});

describe('Rejecting an item', () => {
  it('makes nothing, and is final', async () => {
    const client = server.client();
    const listener = await listenerOf(server, client);
    await listener.send({ ...JOE, ...GIFT }).expect(200);
    expect((await listener.reject(1).expect(200)).body).toMatchObject({ status: 'rejected', made: [] });
    const { body } = await listener.save(1).expect(409);
    expect(body.error.message).toMatch(/^Item 1 was rejected at .*Z/);
    await listener.reject(1).expect(409);
    await listener.reject(2).expect(404);
    expect(await totals(client)).toMatchObject({ constituents: 0, gifts: 0 });
    await client.post(`${INTEGRATIONS}/${listener.uuid}/queue/x/reject`).expect(404);
  });
});
