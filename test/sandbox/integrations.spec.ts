import { randomUUID } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';
import supertest from 'supertest';

import { AccountsService } from '../../src/accounts/accounts.service.js';
import { Sandboxes } from '../../src/sandbox/in-process.js';
import { FORM, INTEGRATIONS, listenerOf } from '../support/integrations.js';
import { namesOf, RESET, SNAPSHOTS } from '../support/sandbox.js';
import { useServer } from '../support/server.js';

const JOE = { first_name: 'Joe', last_name: 'Doe', email: 'joe@example.com' };

const server = useServer();

describe('Listeners', () => {
  it('are listed with their mapping, and with every field that a key may mean', async () => {
    const client = server.client();
    const { body } = await client.post(INTEGRATIONS, { name: 'Website form', mapping: FORM }).expect(201);
    expect(body).toEqual({
      uuid: expect.stringMatching(/^[\da-f-]{36}$/),
      name: 'Website form',
      path: `/integrations/${body.uuid}/listener`,
      mapping: FORM,
      created_at: expect.stringMatching(/Z$/),
    });
    const list = (await client.get(INTEGRATIONS).expect(200)).body;
    expect(list.integrations).toEqual([{ ...body, unsaved: 0 }]);
    expect(list.fields).toEqual(
      expect.arrayContaining(['constituent.id', 'phone_number_3.number', 'gift.fund_name', 'invitation.event_name']),
    );
    expect(list.fields.filter((field: string) => /\.(constituent_id|item_id|created_at)$/.test(field))).toEqual([]);
  });

  it('are refused a mapping to what there is not, or twice to the same', async () => {
    const mapping = { amount: 'gift.amount', a: 'note.text', b: 'note.text' };
    const { body } = await server.client().post(INTEGRATIONS, { mapping }).expect(422);
    expect(body.error.details).toEqual([
      { field: 'mapping.amount', message: 'means no field; the nearest is gift.received_amount' },
      { field: 'mapping.b', message: 'means note.text, as a does already' },
    ]);
  });

  it.each([
    {},
    { mapping: {} },
    { mapping: [] },
    { mapping: { a: 1 } },
    { mapping: FORM, name: ' ' },
    { mapping: FORM, more: 1 },
  ])('are not made of %j', async (body) => {
    await server.client().post(INTEGRATIONS, body).expect(422);
  });

  it('have the uuid that stands in a program already, and are changed by it', async () => {
    const [client, other] = [server.client(), server.client()];
    const uuid = randomUUID();
    const at = `${INTEGRATIONS}/${uuid}`;
    await client.put(at, { mapping: FORM }).expect(200);
    await client
      .put(at.toUpperCase().replace(INTEGRATIONS.toUpperCase(), INTEGRATIONS), {
        name: 'New',
        mapping: { who: 'constituent.last_name' },
      })
      .expect(200);
    await other.put(at, { mapping: FORM }).expect(409);
    await client.put(`${INTEGRATIONS}/mine`, { mapping: FORM }).expect(422);
    const { integrations } = (await client.get(INTEGRATIONS).expect(200)).body;
    expect(integrations).toMatchObject([{ uuid, name: 'New', mapping: { who: 'constituent.last_name' } }]);
    await supertest(server.url).post(`/integrations/${uuid}/listener`).send({ who: 'Doe' }).expect(200);
    expect((await client.get(`${at}/queue`).expect(200)).body.items).toHaveLength(1);
  });

  it('go with their queue when they are deleted', async () => {
    const client = server.client();
    const listener = await listenerOf(server, client);
    await listener.send(JOE).expect(200);
    await client.delete(`${INTEGRATIONS}/${listener.uuid}`).expect(204);
    await listener.send(JOE).expect(404);
    await client.get(`${INTEGRATIONS}/${listener.uuid}/queue`).expect(404);
    await client.delete(`${INTEGRATIONS}/${listener.uuid}`).expect(404);
    expect((await client.get('/sandbox/account').expect(200)).body.records.by_kind.queue_items).toBe(0);
  });

  it.each(['%00', 'x', '%F0%9F%90%9B'.repeat(100)])('are not there by another name than a uuid: %s', async (name) => {
    const client = server.client();
    await client.delete(`${INTEGRATIONS}/${name}`).expect(404);
    await client.get(`${INTEGRATIONS}/${name}/queue`).expect(404);
    await client.post(`/integrations/${name}/listener`, JOE).expect(404);
  });

  it('belong to their account alone', async () => {
    const other = server.client();
    const listener = await listenerOf(server, server.client());
    await listener.send(JOE).expect(200);
    const queue = `${INTEGRATIONS}/${listener.uuid}/queue`;
    for (const request of [other.get(queue), other.post(`${queue}/1/save`), other.post(`${queue}/1/reject`)])
      await request.expect(404);
    await other.delete(`${INTEGRATIONS}/${listener.uuid}`).expect(404);
    expect((await other.get(INTEGRATIONS).expect(200)).body.integrations).toEqual([]);
    expect(await listener.items('unsaved')).toHaveLength(1);
  });

  it('are fifty at most', async () => {
    const client = server.client();
    for (let n = 0; n < 50; n += 1) await client.post(INTEGRATIONS, { mapping: FORM }).expect(201);
    expect((await client.post(INTEGRATIONS, { mapping: FORM }).expect(409)).body.error.message).toContain('delete one');
  });

  it('are only read with a key that may only read', async () => {
    const client = server.client();
    const { uuid } = await listenerOf(server, client);
    const account_id = await server.accountOf(client);
    const { key } = await server.app.get(AccountsService).createKey({ scope: 'read', account_id });
    const reader = server.client(key);
    await reader.get(`${INTEGRATIONS}/${uuid}/queue`).expect(200);
    await reader.post(`${INTEGRATIONS}/${uuid}/queue/1/reject`).expect(403);
  });
});

describe('Through resets and restores', () => {
  it('a listener stays where it is, and its queue goes with the records', async () => {
    const client = server.client();
    const listener = await listenerOf(server, client);
    await listener.send(JOE).expect(200);
    await client.put(`${SNAPSHOTS}/one-waits`).expect(200);
    await listener.save(1).expect(200);

    await client.post(RESET).expect(200);
    expect(await listener.items()).toEqual([]);
    await listener.send({ ...JOE, first_name: 'Ann' }).expect(200);
    await listener.save(1).expect(200);
    expect(await namesOf(client)).toEqual({ 1: 'Ann' });

    for (let n = 0; n < 3; n += 1) {
      await client.post(`${SNAPSHOTS}/one-waits/restore`).expect(200);
      expect(await listener.items()).toMatchObject([{ id: 1, status: 'unsaved', payload: JOE }]);
      await listener.send({ ...JOE, first_name: 'Ben' }).expect(200);
      await listener.save(2).expect(200);
      expect(await namesOf(client)).toEqual({ 1: 'Ben' });
    }
  });

  it('one that was made since is there all the same', async () => {
    const client = server.client();
    await client.put(`${SNAPSHOTS}/before`).expect(200);
    const listener = await listenerOf(server, client);
    await client.post(`${SNAPSHOTS}/before/restore`).expect(200);
    await listener.send(JOE).expect(200);
    expect(await listener.items()).toHaveLength(1);
  });
});

describe('server.sandbox(key).integrations', () => {
  it('does without HTTP what /sandbox does', async () => {
    const { integrations } = server.app.get(Sandboxes).of(server.client().key);
    const { uuid, path } = await integrations.create({ name: 'Form', mapping: FORM });
    await supertest(server.url).post(path).send(JOE).expect(200);
    await supertest(server.url).post(path).send({ email: 'x' }).expect(200);
    expect(await integrations.queue(uuid, { status: 'unsaved' })).toMatchObject([{ id: 1 }, { id: 2 }]);
    expect(await integrations.save(uuid, 1)).toMatchObject({
      status: 'saved',
      made: [{ record: 'constituent', id: 1 }],
    });
    await expect(integrations.save(uuid, 2)).rejects.toThrow('constituent needs a first_name');
    expect(await integrations.reject(uuid, 2)).toMatchObject({ status: 'rejected' });
    await integrations.put(uuid, { mapping: { who: 'constituent.last_name' } });
    expect((await integrations.list()).integrations).toMatchObject([{ mapping: { who: 'constituent.last_name' } }]);
    await integrations.remove(uuid);
    expect((await integrations.list()).integrations).toEqual([]);
  });
});
