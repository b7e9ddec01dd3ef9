import { afterEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';

import { Clock } from '../../src/clock/clock.js';
import { Delivery } from '../../src/drx/webhooks/delivery.entity.js';
import { patient, PATIENTS, WEBHOOKS } from '../support/drx.js';
import { hookOnce, pending, type Received, useReceiver, webhook } from '../support/receiver.js';
import { type Client, useServer } from '../support/server.js';

const PAUSES = [5, 30, 120];

const fail = ({ response }: Received) => void response.writeHead(500).end();

const rename = (client: Client, id: string, last_name: string) =>
  client.patch(`${PATIENTS}/${id}`, { last_name }).expect(200);

describe('A webhook whose receiver', () => {
  const server = useServer({ WEBHOOK_PAUSES: PAUSES.join(), WEBHOOK_TIMEOUT: '1' });
  const receiver = useReceiver();
  const clock = () => server.app.get(Clock);
  const advance = (seconds: number) => clock().advance(seconds * 1000);

  afterEach(async () => {
    // What a test leaves undelivered must not reach the next one's receiver.
    await server.app.get(DataSource).getRepository(Delivery).deleteAll();
    receiver.reset();
  });

  it('fails is tried again after growing pauses, then given up, and the next event goes on', async () => {
    const client = server.client();
    const hook = await webhook(client, receiver.url('/hook'), 'patient.updated');
    const id = await patient(client);
    receiver.answer = fail;
    await rename(client, id, 'First');
    const [first] = await receiver.take(1);
    for (const [attempts, pause] of PAUSES.entries()) {
      await hookOnce(client, hook, ({ failures }) => failures === attempts + 1);
      const [{ due_at }] = await pending(server);
      const left = Date.parse(due_at!) - clock().now().getTime();
      expect(left).toBeLessThanOrEqual(pause * 1000);
      expect(left).toBeGreaterThan(pause * 1000 - 3000);
      advance(pause);
      const [again] = await receiver.take(1);
      expect(again.body).toEqual(first.body);
    }
    await hookOnce(client, hook, ({ failures }) => failures === PAUSES.length + 1);
    expect(await pending(server)).toEqual([]);

    receiver.reset();
    await rename(client, id, 'Second');
    const [next] = await receiver.take(1);
    expect(next.body.data.last_name).toBe('Second');
    const after = await hookOnce(client, hook, ({ successes }) => successes === 1);
    expect(after).toMatchObject({ status: 'active', failures: PAUSES.length + 1 });
  });

  it('fails gets nothing before its time', async () => {
    const client = server.client();
    const hook = await webhook(client, receiver.url('/hook'), 'patient.created');
    receiver.answer = fail;
    const late = await patient(client);
    await hookOnce(client, hook, ({ failures }) => failures === 1);
    receiver.reset();
    advance(PAUSES[0] - 3);
    // Another delivery makes the sender look at everything that is due.
    await patient(client);
    await hookOnce(client, hook, ({ successes }) => successes === 1);
    expect(receiver.received.filter(({ body }) => body.data.id === late)).toEqual([]);
    advance(3);
    await hookOnce(client, hook, ({ successes }) => successes === 2);
    expect(receiver.received.at(-1)!.body.data.id).toBe(late);
  });

  it.each([
    ['answers with 500', fail],
    ['answers with 404', ({ response }: Received) => void response.writeHead(404).end()],
    ['hangs', () => undefined],
    ['hangs up', ({ response }: Received) => void response.destroy()],
    ['answers with no HTTP', ({ response }: Received) => void response.socket!.end('nonsense\r\n\r\n')],
  ])('%s and comes back is told what it has missed', async (_, answer) => {
    const client = server.client();
    const hook = await webhook(client, receiver.url('/hook'), 'patient.created');
    receiver.answer = answer;
    const id = await patient(client);
    const failed = await hookOnce(client, hook, ({ failures }) => failures === 1);
    expect(failed).toMatchObject({ status: 'failing', successes: 0, last_triggered: expect.any(String) });
    receiver.reset();
    advance(PAUSES[0]);
    const [{ body }] = await receiver.take(1);
    expect(body.data.id).toBe(id);
    expect(await hookOnce(client, hook, ({ successes }) => successes === 1)).toMatchObject({ status: 'active' });
  });

  it('is not there is tried again', async () => {
    const client = server.client();
    const hook = await webhook(client, 'http://127.0.0.1:1/hook', 'patient.created');
    await patient(client);
    await hookOnce(client, hook, ({ failures }) => failures === 1);
    expect(await pending(server)).toMatchObject([{ attempts: 1 }]);
  });

  it('redirects is not followed', async () => {
    const client = server.client();
    const hook = await webhook(client, receiver.url('/hook'), 'patient.created');
    receiver.answer = ({ path, response }) =>
      void response.writeHead(path === '/hook' ? 307 : 200, { Location: receiver.url('/elsewhere') }).end();
    await patient(client);
    await hookOnce(client, hook, ({ failures }) => failures === 1);
    expect(receiver.received.map(({ path }) => path)).toEqual(['/hook']);
  });

  it('answers slowly holds up nobody else, and is sent nothing twice meanwhile', async () => {
    const client = server.client();
    const slow = await webhook(client, receiver.url('/slow'), 'patient.created');
    receiver.answer = ({ path, response }) => void (path === '/quick' && response.writeHead(200).end());
    await patient(client);
    const [held] = await receiver.take(1);
    const quick = await webhook(client, receiver.url('/quick'), 'patient.updated');
    const id = String(held.body.data.id);
    for (const name of ['A', 'B', 'C']) await rename(client, id, name);
    await hookOnce(client, quick, ({ successes }) => successes === 3);
    expect(receiver.received.filter(({ path }) => path === '/slow')).toHaveLength(1);
    held.response.writeHead(200).end();
    await hookOnce(client, slow, ({ successes }) => successes === 1);
    expect(receiver.received.filter(({ path }) => path === '/slow')).toHaveLength(1);
  });

  it('begins its answer and never ends it has taken the delivery', async () => {
    const client = server.client();
    const hook = await webhook(client, receiver.url('/hook'), 'patient.created');
    receiver.answer = ({ response }) => void response.writeHead(200).write('so far');
    await patient(client);
    expect(await hookOnce(client, hook, ({ successes }) => successes === 1)).toMatchObject({ failures: 0 });
  });

  it('fails learns of each record in order, and of other records at once', async () => {
    const client = server.client();
    const hook = await webhook(client, receiver.url('/hook'), 'patient.updated');
    const [held, free] = [await patient(client), await patient(client)];
    receiver.answer = (received) => {
      if (received.body.data.id === held) fail(received);
      else received.response.writeHead(200).end();
    };
    for (const name of ['A', 'B', 'C']) {
      await rename(client, held, name);
      await rename(client, free, name);
    }
    await hookOnce(client, hook, ({ successes, failures }) => successes === 3 && failures === 1);
    const told = (record: string) =>
      receiver.received.filter(({ body }) => body.data.id === record).map(({ body }) => body.data.last_name);
    expect(told(free)).toEqual(['A', 'B', 'C']);
    expect(told(held)).toEqual(['A']);

    receiver.answer = ({ response }) => void response.writeHead(200).end();
    advance(PAUSES[0]);
    await hookOnce(client, hook, ({ successes }) => successes === 6);
    expect(told(held)).toEqual(['A', 'A', 'B', 'C']);
  });

  it('fails is told nothing more once it is deleted', async () => {
    const client = server.client();
    const hook = await webhook(client, receiver.url('/hook'), 'patient.created');
    receiver.answer = fail;
    await patient(client);
    await hookOnce(client, hook, ({ failures }) => failures === 1);
    await client.delete(`${WEBHOOKS}/${hook}`).expect(200);
    expect(await pending(server)).toEqual([]);
  });
});

describe('Two servers on one database', () => {
  const first = useServer();
  const second = useServer(() => ({ DATABASE_URL: first.database.url }));
  const receiver = useReceiver();

  it('send each event once', async () => {
    const client = first.client();
    const same = second.client(client.key);
    const hook = await webhook(client, receiver.url('/hook'), 'patient.created');
    const ids: string[] = [];
    for (let n = 0; n < 20; n += 1) ids.push(await patient(n % 2 === 0 ? client : same));
    await hookOnce(client, hook, ({ successes }) => successes === ids.length);
    expect(receiver.received.map(({ body }) => body.data.id).toSorted()).toEqual(ids.toSorted());
  });
});
