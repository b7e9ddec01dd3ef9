import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { DataSource } from 'typeorm';

import { doctor, listed, patient, PATIENTS, phoneNumber, PHONE_NUMBERS, WEBHOOKS } from '../support/drx.js';
import { expectBadParameter, expectDrxError, expectInvalid, expectMissing } from '../support/drx-answers.js';
import { allDelivered, type Hook, hookOnce, pending, useReceiver, webhook } from '../support/receiver.js';
import { useServer } from '../support/server.js';

/** Hosts that are no place on the internet, however they are written. */
const PRIVATE_HOSTS = [
  '127.0.0.1 127.1 2130706433 0x7f.1 0.0.0.0 10.1.2.3 172.16.0.1 192.168.1.1 192.0.0.8 192.0.2.1 192.88.99.1',
  '169.254.169.254 100.64.0.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 255.255.255.255',
  'localhost localhost. a.localhost a.localhost. LOCALHOST LocalHost.',
  '[::1] [::] [::127.0.0.1] [::ffff:127.0.0.1] [::ffff:10.0.0.1] [64:ff9b::7f00:1] [64:ff9b::169.254.169.254] [64:ff9b:1::1]',
  '[2002:7f00:1::] [2001::1] [2001:db8::1] [3fff::1] [100::1] [fd00::1] [fe80::1] [fec0::1] [ff02::1]',
].flatMap((hosts) => hosts.split(' '));

const PUBLIC_HOSTS = ['example.com', 'localhost.example.com', 'notlocalhost', '8.8.8.8', '[2606:4700::1111]'];

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

describe('A webhook', () => {
  const server = useServer();
  const receiver = useReceiver();
  afterEach(async () => {
    await allDelivered(server);
    receiver.reset();
  });

  it('is told what happened, with its header: the event, when, and the record as it was', async () => {
    const client = server.client();
    const id = await webhook(client, receiver.url('/hook?a=1'), 'phone_number.created', {
      header_key: 'X-Hook-Secret',
    });
    const number = await phoneNumber(client, await patient(client));
    const [{ path, headers, body }] = await receiver.take(1);
    expect([path, headers['x-hook-secret'], headers['content-type']]).toEqual([
      '/hook?a=1',
      'sesame',
      'application/json',
    ]);
    expect(Object.keys(body)).toEqual(['id', 'event', 'created', 'data']);
    expect(body).toEqual({
      id: expect.stringMatching(/^evt_\d+$/),
      event: 'phone_number.created',
      created: expect.stringMatching(TIME),
      data: number,
    });
    const hook = await hookOnce(client, id, ({ successes }) => successes === 1);
    expect(hook).toMatchObject({ status: 'active', failures: 0, last_triggered: expect.stringMatching(TIME) });
  });

  it('is told of its event alone, and of its account alone', async () => {
    const [client, stranger] = [server.client(), server.client()];
    await webhook(client, receiver.url('/patients'), 'patient.created');
    await webhook(client, receiver.url('/changes'), 'patient.updated');
    await webhook(client, receiver.url('/doctors'), 'doctor.created');
    await webhook(stranger, receiver.url('/stranger'), 'patient.created');
    const id = await patient(client);
    await client.patch(`${PATIENTS}/${id}`, { email: 'a@example.com' }).expect(200);
    const prescriber = await doctor(client);
    await allDelivered(server);
    expect(receiver.received.map(({ path, body }) => `${path} ${body.data.id}`).toSorted()).toEqual([
      `/changes ${id}`,
      `/doctors ${prescriber}`,
      `/patients ${id}`,
    ]);
  });

  it('is told of everything that one request did, also to the number that gave way', async () => {
    const client = server.client();
    for (const event of ['patient.created', 'phone_number.created', 'phone_number.updated']) {
      await webhook(client, receiver.url(`/${event}`), event);
    }
    const owner = await patient(client, {
      phone_numbers: [{ number: '5125550001', phone_type: 'cell', primary: true }],
    });
    const second = await phoneNumber(client, owner, { primary: true });
    await allDelivered(server);
    const told = receiver.received.map(({ path, body }) => [path, body.data.number ?? body.data.id, body.data.primary]);
    expect(told).toHaveLength(4);
    expect(told).toEqual(
      expect.arrayContaining([
        ['/patient.created', owner, undefined],
        ['/phone_number.created', '5125550001', true],
        ['/phone_number.updated', '5125550001', false],
        ['/phone_number.created', second.number, true],
      ]),
    );
  });

  it('is told nothing of what was rolled back, refused, or no change', async () => {
    const client = server.client();
    for (const event of ['patient.created', 'patient.updated', 'phone_number.created', 'phone_number.updated']) {
      await webhook(client, receiver.url('/hook'), event);
    }
    const number = { number: '5125550002', phone_type: 'cell' };
    const body = { first_name: 'A', last_name: 'B', date_of_birth: '2000-01-01', gender: 'F' };
    await client.post(PATIENTS, { ...body, phone_numbers: [number, number] }).expect(409);
    await client.post(PATIENTS, { ...body, gender: 'X' }).expect(422);
    expect(await server.app.get(DataSource).query('SELECT * FROM deliveries')).toEqual([]);

    const id = await patient(client);
    await client.patch(`${PATIENTS}/${id}`, { last_name: 'Doe' }).expect(200);
    await allDelivered(server);
    expect(receiver.received.map(({ body: { event, data } }) => [event, data.id])).toEqual([['patient.created', id]]);
  });

  it('is told by each of several that want it', async () => {
    const client = server.client();
    await webhook(client, receiver.url('/one'), 'patient.created');
    await webhook(client, receiver.url('/two'), 'patient.created');
    await patient(client);
    expect((await receiver.take(2)).map(({ path }) => path).toSorted()).toEqual(['/one', '/two']);
  });

  it('is not told of a social security number', async () => {
    const client = server.client();
    await webhook(client, receiver.url('/hook'), 'patient.created');
    await patient(client, { social_security_number: '987-65-4321' });
    const [{ body }] = await receiver.take(1);
    expect(JSON.stringify(body)).not.toMatch(/987-?65-?4321|social_security/);
  });

  it('is told nothing more once it is deleted, and is gone', async () => {
    const client = server.client();
    const id = await webhook(client, receiver.url('/hook'), 'patient.created');
    const { body } = await client.delete(`${WEBHOOKS}/${id}`).expect(200);
    expect(body).toEqual({ success: true, message: expect.stringContaining(id) });
    await patient(client);
    expect(await pending(server)).toEqual([]);
    expectMissing(await client.get(`${WEBHOOKS}/${id}`), id);
    expectMissing(await client.delete(`${WEBHOOKS}/${id}`), id);
  });
});

describe('The fields of a webhook', () => {
  const server = useServer();
  const HOOK = { url: 'https://example.com/hook', header_key: 'X-Secret', header_value: 'v', event: 'patient.created' };

  it.each([
    [
      'url',
      ['', 'example.com', '/hook', 'ftp://example.com', 'file:///etc/passwd', 'javascript:alert(1)', 'http://', 7],
    ],
    ['url', ['http://user:secret@example.com', 'http://user@example.com', `http://example.com/${'x'.repeat(2000)}`]],
    ['header_key', ['', 'X Y', 'X:Y', 'X\r\nY', 'X\n', 'É', 'Host', 'content-length', 'Transfer-Encoding', null]],
    ['header_key', ['Content-Encoding', 'Content-MD5', 'Keep-Alive', 'Upgrade', 'TE', 'HTTP2-Settings']],
    ['header_key', ['Proxy-Authorization', 'proxy-connection', 'Proxy-Authenticate']],
    ['header_value', ['a\r\nX-Evil: 1', 'a\nb', 'a\rb', 'a\0b', 'é', 'x'.repeat(2001), null]],
    ['event', ['', 'patient.deleted', 'PATIENT.CREATED', '*', null, ['patient.created']]],
  ])('must be right: %s', async (field, values) => {
    const client = server.client();
    for (const value of values) expectInvalid(await client.post(WEBHOOKS, { ...HOOK, [field]: value }), field);
    expect(await listed(client, WEBHOOKS)).toEqual([]);
  });

  it('are all required, and told of all at once', async () => {
    expectInvalid(await server.client().post(WEBHOOKS, {}), 'url', 'header_key', 'header_value', 'event');
  });

  it('that the server counts are not for clients to say', async () => {
    const forged = { status: 'failing', successes: 7, failures: 7, last_triggered: '2025-01-01T00:00:00Z' };
    const { body } = await server
      .client()
      .post(WEBHOOKS, { ...HOOK, ...forged })
      .expect(201);
    expect(body).toMatchObject({ status: 'active', successes: 0, failures: 0, last_triggered: null });
  });
});

describe('The webhooks of an account', () => {
  const server = useServer();
  const receiver = useReceiver();
  // Many requests take their time where many tests run at once.
  jest.setTimeout(30_000);

  it('are at most thirty, also when many are added at once', async () => {
    const client = server.client();
    const body = { url: receiver.url('/hook'), header_key: 'X', header_value: 'v', event: 'patient.updated' };
    const answers = await Promise.all(Array.from({ length: 32 }, () => client.post(WEBHOOKS, body)));
    const refused = answers.filter(({ status }) => status !== 201);
    expect(refused).toHaveLength(2);
    for (const answer of refused) expectDrxError(answer, 409, 'conflict', { says: '30 webhooks' });
    const [{ id }] = await listed<Hook>(client, WEBHOOKS);
    await client.delete(`${WEBHOOKS}/${id}`).expect(200);
    await client.post(WEBHOOKS, body).expect(201);
    await server.client().post(WEBHOOKS, body).expect(201);
  });

  it('come and go while others write', async () => {
    const client = server.client();
    const id = await patient(client);
    const write = async () => {
      for (let n = 0; n < 25; n += 1) await client.patch(`${PATIENTS}/${id}`, { cycle_interval: n }).expect(200);
    };
    const comeAndGo = async () => {
      for (let n = 0; n < 15; n += 1) {
        const hook = await webhook(client, receiver.url('/hook'), 'patient.updated');
        await client.delete(`${WEBHOOKS}/${hook}`).expect(200);
      }
    };
    await Promise.all([write(), write(), comeAndGo(), comeAndGo(), comeAndGo()]);
    expect(await pending(server)).toEqual([]);
  });
});

describe('A list of webhooks', () => {
  const server = useServer();

  it('is narrowed by event and status, and never shows the value of a header', async () => {
    const client = server.client();
    const url = 'https://example.com/hook';
    const created = await webhook(client, url, 'patient.created');
    const updated = await webhook(client, url, 'patient.updated');
    await server.app
      .get(DataSource)
      .query(`UPDATE webhooks SET status = 'failing' WHERE id = ${updated.split('_')[1]}`);
    const ids = async (query: string) => (await listed<Hook>(client, `${WEBHOOKS}?${query}`)).map(({ id }) => id);
    expect(await ids('')).toEqual([created, updated]);
    expect(await ids('event=patient.created')).toEqual([created]);
    expect(await ids('status=failing')).toEqual([updated]);
    expect(await ids('event=patient.created&status=failing')).toEqual([]);
    expect(await ids('event=&status=')).toEqual([created, updated]);
    expect(JSON.stringify(await listed(client, WEBHOOKS))).not.toContain('sesame');
    expectBadParameter(await client.get(`${WEBHOOKS}?event=nothing`), 'event');
    expectBadParameter(await client.get(`${WEBHOOKS}?status=dead`), 'status');
    expectBadParameter(await client.get(`${WEBHOOKS}?event=a&event=b`), 'event');
  });
});

describe('A webhook to a private address, where that is not allowed', () => {
  const server = useServer({ WEBHOOK_PRIVATE: 'false' });
  const receiver = useReceiver();

  it.each(PRIVATE_HOSTS)('is refused: %s', async (host) => {
    const body = { url: `http://${host}/hook`, header_key: 'X', header_value: 'v', event: 'patient.created' };
    expectInvalid(await server.client().post(WEBHOOKS, body), 'url');
  });

  it.each(PUBLIC_HOSTS)('is taken when it is none: %s', async (host) => {
    await webhook(server.client(), `http://${host}/hook`, 'patient.created');
  });

  it('is not called either where only the look-up of its name shows it', async () => {
    const client = server.client();
    const id = await webhook(client, 'http://example.com/hook', 'phone_number.created');
    const { port } = new URL(receiver.url('/'));
    // When it is called, a name counts for what the resolver makes of it, not for how it is spelt.
    const url = `UPDATE webhooks SET url = 'http://localhost:${port}/hook' WHERE id = ${id.split('_')[1]}`;
    await server.app.get(DataSource).query(url);
    await client.get(`${PHONE_NUMBERS}`).expect(200);
    await phoneNumber(client, await patient(client));
    await hookOnce(client, id, ({ failures }) => failures === 1);
    expect(receiver.received).toEqual([]);
  });
});
