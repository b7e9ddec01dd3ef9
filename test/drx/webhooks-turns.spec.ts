import { afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DataSource } from 'typeorm';

import { Database } from '../../src/database/database.js';
import { Deliveries } from '../../src/drx/webhooks/deliveries.js';
import { Delivery } from '../../src/drx/webhooks/delivery.entity.js';
import { Slots } from '../../src/drx/webhooks/slots.js';
import { freshNumber, patient, PATIENTS } from '../support/drx.js';
import { expectInvalid } from '../support/drx-answers.js';
import { PATIENT } from '../support/drx-resources.js';
import { hookOnce, pending, useReceiver, webhook } from '../support/receiver.js';
import { type Client, useServer } from '../support/server.js';

/** How many deliveries to one webhook are under way at once. */
const MAX_PER_WEBHOOK = 4;

describe('Receivers that never answer', () => {
  const server = useServer({ WEBHOOK_TIMEOUT: '300' });
  const receiver = useReceiver();

  afterEach(async () => {
    await server.app.get(DataSource).getRepository(Delivery).deleteAll();
    receiver.reset();
  });

  /** Sends nothing back on `/dead`. */
  const beDead = () => {
    receiver.answer = ({ path, response }) => void (path === '/dead' || response.writeHead(204).end());
  };

  async function patients(client: Client, count: number): Promise<string[]> {
    return Promise.all(Array.from({ length: count }, () => patient(client)));
  }

  it('have four deliveries under way, and hold up nobody else', async () => {
    beDead();
    const [client, other] = [server.client(), server.client()];
    await webhook(client, receiver.url('/dead'), 'patient.created');
    const hook = await webhook(other, receiver.url('/quick'), 'patient.created');
    await patients(client, 40);
    const ids = await patients(other, 10);
    await hookOnce(other, hook, ({ successes }) => successes === ids.length);
    expect(receiver.received.filter(({ path }) => path === '/dead')).toHaveLength(MAX_PER_WEBHOOK);
  });

  it('leave half of the slots to others when they are many, and known to fail', async () => {
    const [client, other] = [server.client(), server.client()];
    const hooks: string[] = [];
    for (let n = 0; n < 20; n += 1) hooks.push(await webhook(client, receiver.url('/dead'), 'patient.created'));
    receiver.answer = ({ response }) => void response.writeHead(500).end();
    await patient(client);
    for (const hook of hooks) await hookOnce(client, hook, ({ status }) => status === 'failing');
    beDead();
    receiver.received.length = 0;
    await patients(client, 10);
    const hook = await webhook(other, receiver.url('/quick'), 'patient.created');
    const ids = await patients(other, 10);
    await hookOnce(other, hook, ({ successes }) => successes === ids.length);
    expect(receiver.received.filter(({ path }) => path === '/dead').length).toBeLessThanOrEqual(16);
  });
});

describe('What is planned', () => {
  const server = useServer({ WEBHOOK_TIMEOUT: '300' });
  const receiver = useReceiver();
  const source = () => server.app.get(DataSource);
  // Making a hundred thousand deliveries takes its time where many tests run at once.
  jest.setTimeout(30_000);
  beforeAll(() => {
    receiver.answer = () => undefined;
  });

  it('is planned by one statement for everything that one body brings about', async () => {
    const client = server.client();
    for (let n = 0; n < 20; n += 1) await webhook(client, receiver.url('/dead'), 'phone_number.created');
    const phone_numbers = Array.from({ length: 100 }, () => ({ number: freshNumber(), phone_type: 'cell' }));
    const query = jest.spyOn(server.app.get(Database).dialect, 'query');
    await patient(client, { phone_numbers });
    const planning = query.mock.calls.filter(([, { sql }]) => /INSERT INTO.*deliveries/.test(sql));
    query.mockRestore();
    expect(planning).toHaveLength(1);
    expect(await pending(server)).toHaveLength(2000);
    expectInvalid(
      await client.post(PATIENTS, { ...PATIENT, phone_numbers: [...phone_numbers, { number: freshNumber() }] }),
      'phone_numbers',
    );
  });

  it.each([
    ['about as many records', '1000 + n.i', 'created_at', MAX_PER_WEBHOOK],
    ['about one record', 'record_id', 'NULL', 1],
  ])('is found at once among a hundred thousand others of the same webhook, %s', async (_, record_id, due_at, most) => {
    const COUNT = 100_000;
    const client = server.client();
    const hook = await webhook(client, receiver.url('/dead'), 'patient.created');
    await patient(client);
    const [{ account_id, id }] = await source().query(
      `SELECT account_id, id FROM webhooks WHERE account_id = ${await server.accountOf(client)} AND id = ${hook.slice(4)}`,
    );
    await source().query(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${COUNT})
         INSERT INTO events (account_id, id, event, record_type, record_id, created_at, data)
         SELECT account_id, id + i, event, record_type, ${record_id}, created_at, '{}'
           FROM events CROSS JOIN n WHERE account_id = ${account_id}`,
    );
    await source().query(
      `INSERT INTO deliveries (account_id, event_id, webhook_id, record_id, attempts, due_at)
         SELECT account_id, id, ${id}, record_id, 0, ${due_at} FROM events
         WHERE account_id = ${account_id} AND data = '{}'`,
    );
    await source().query(`UPDATE webhooks SET due_at = '2000-01-01' WHERE account_id = ${account_id}`);
    const deliveries = server.app.get(Deliveries);
    const slots = new Slots();
    const began = performance.now();
    const taken = await deliveries.take('active', slots);
    await deliveries.nextDue('active', slots);
    expect(performance.now() - began).toBeLessThan(250);
    expect(taken.filter(({ target }) => target.account_id === account_id).length).toBeLessThanOrEqual(most);
  });
});
