import { beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';

import { AccountsService } from '../../src/accounts/accounts.service.js';
import { Clock } from '../../src/clock/clock.js';
import {
  doctor,
  DOCTORS,
  EVENTS,
  listed,
  patient,
  PATIENTS,
  PHONE_NUMBERS,
  phoneNumber,
  WEBHOOKS,
} from '../support/drx.js';
import { expectDrxError, expectMissing } from '../support/drx-answers.js';
import { webhook } from '../support/receiver.js';
import { type Client, useServer } from '../support/server.js';

const LISTS = [PHONE_NUMBERS, PATIENTS, DOCTORS, WEBHOOKS];
const expectUnauthorized = (answer: supertest.Response, says: string) =>
  expectDrxError(answer, 401, 'unauthorized', { says, fields: [] });

describe('A key of DRX, where only keys that were created open anything', () => {
  const server = useServer({ AUTH_MODE: 'strict' });
  const get = (path = PATIENTS) => supertest(server.url).get(path);
  let key: string;

  beforeAll(async () => {
    ({ key } = await server.app.get(AccountsService).createKey({ scope: 'write' }));
    await patient(server.client(key));
  });

  it('is taken from X-DRX-Key, or as Bearer', async () => {
    for (const request of [
      get().set('X-DRX-Key', key),
      get().set('x-drx-key', ` ${key} `),
      get().set('Authorization', `Bearer ${key}`),
      get().set('Authorization', `bearer   ${key}`),
    ]) {
      expect((await request.expect(200)).body.pagination.total_items).toBe(1);
    }
  });

  it('is missing, or in a place where DRX does not look', async () => {
    expectUnauthorized(await get(), 'X-DRX-Key');
    expectUnauthorized(await get().set('X-DRX-Key', ''), 'X-DRX-Key');
    expectUnauthorized(await get(`${PATIENTS}?access_token=${key}`), 'X-DRX-Key');
    const basic = Buffer.from(`${key}:`).toString('base64');
    expectUnauthorized(await get().set('Authorization', `Basic ${basic}`), 'X-DRX-Key');
    expectUnauthorized(await supertest(server.url).post(PATIENTS).send({}), 'X-DRX-Key');
  });

  it('opens nothing when nobody created it, whichever header it is in', async () => {
    for (const wrong of ['nobody', `${key}x`, key.toUpperCase(), 'k'.repeat(1000)]) {
      expectUnauthorized(await get().set('X-DRX-Key', wrong), 'opens nothing');
      expectUnauthorized(await get().set('Authorization', `Bearer ${wrong}`), 'opens nothing');
    }
    expectUnauthorized(await get().set('X-DRX-Key', 'nobody').set('Authorization', `Bearer ${key}`), 'opens nothing');
    expectUnauthorized(await get(EVENTS).set('X-DRX-Key', 'nobody'), 'opens nothing');
  });

  it('opens the same account on both faces', async () => {
    const client = server.client(key);
    await client.get('/api/v1/constituents').expect(200);
    await client.get(PATIENTS).expect(200);
  });

  it('that may only read reads everything and writes nothing', async () => {
    const accounts = server.app.get(AccountsService);
    const writer = server.client(key);
    const [{ id }] = await listed(writer, PATIENTS);
    const number = await phoneNumber(writer, id);
    const hook = await webhook(writer, 'https://example.com', 'doctor.created');
    const { key: other } = await accounts.createKey({ scope: 'read' });
    const reader = server.client(other);
    for (const path of LISTS) await reader.get(path).expect(200);
    for (const refused of [
      reader.post(PHONE_NUMBERS, {}),
      reader.patch(`${PHONE_NUMBERS}/${number.id}`, {}),
      reader.post(PATIENTS, {}),
      reader.patch(`${PATIENTS}/${id}`, {}),
      reader.post(DOCTORS, {}),
      reader.post(WEBHOOKS, {}),
      reader.delete(`${WEBHOOKS}/${hook}`),
    ]) {
      expectDrxError(await refused, 403, 'forbidden', { says: 'only read', fields: [] });
    }
  });
});

describe('The records of two accounts', () => {
  const server = useServer();
  let own: Client;
  let stranger: Client;

  beforeAll(() => {
    own = server.client();
    stranger = server.client();
  });

  it('never meet, on any route', async () => {
    const id = await patient(own);
    const prescriber = await doctor(own);
    const number = await phoneNumber(own, id);
    const hook = await webhook(own, 'https://example.com', 'doctor.created');
    const before = await Promise.all(LISTS.map((path) => listed(own, path)));

    for (const path of LISTS) expect(await listed(stranger, path)).toEqual([]);
    for (const [path, missing] of [
      [`${PHONE_NUMBERS}/${number.id}`, number.id],
      [`${PHONE_NUMBERS}/${number.id}/history`, number.id],
      [`${PATIENTS}/${id}`, id],
      [`${DOCTORS}/${prescriber}`, prescriber],
      [`${WEBHOOKS}/${hook}`, hook],
    ]) {
      expectMissing(await stranger.get(path), missing);
    }
    expectMissing(await stranger.patch(`${PHONE_NUMBERS}/${number.id}`, { do_not_call: true }), number.id);
    expectMissing(await stranger.patch(`${PATIENTS}/${id}`, { deceased: true }), id);
    expectMissing(await stranger.delete(`${WEBHOOKS}/${hook}`), hook);
    expect(await Promise.all(LISTS.map((path) => listed(own, path)))).toEqual(before);
  });

  it('are not told apart by what a wrong body answers: an unknown record comes first', async () => {
    const id = await patient(own);
    expectMissing(await stranger.patch(`${PATIENTS}/${id}`, { gender: 'X' }), id);
    const number = await phoneNumber(own, id);
    expectMissing(await stranger.patch(`${PHONE_NUMBERS}/${number.id}`, { number: 'x' }), number.id);
  });
});

describe('The heartbeat', () => {
  const server = useServer({ AUTH_MODE: 'strict' });

  it('beats for everybody, key or none', async () => {
    const beat = async () => (await supertest(server.url).get('/external_api/v1/heartbeat').expect(200)).body.pulse;
    const first = await beat();
    expect(Math.abs(first - Date.now() / 1000)).toBeLessThan(5);
    server.app.get(Clock).advance(60_000);
    expect(await beat()).toBeGreaterThanOrEqual(first + 60);
    await supertest(server.url).get('/external_api/v1/heartbeat').set('X-DRX-Key', 'nobody').expect(200);
  });
});
