import { describe, expect, it, jest } from '@jest/globals';

import { patient, PATIENTS } from '../support/drx.js';
import { useReceiver, webhook } from '../support/receiver.js';
import { add, CLOCK, CONSTITUENTS } from '../support/sandbox.js';
import { type Client, useServer } from '../support/server.js';

jest.setTimeout(30_000);

const server = useServer({ WEBHOOK_PAUSES: '3600' });
const receiver = useReceiver();

const freeze = (client: Client, now: string) => client.put(CLOCK, { mode: 'frozen', now }).expect(200);
const advance = async (client: Client, by: string) => (await client.post(`${CLOCK}/advance`, { by }).expect(200)).body;

describe('The clock of an account', () => {
  it("is the server's at first", async () => {
    const { body } = await server.client().get(CLOCK).expect(200);
    expect(body).toEqual({ mode: 'real', now: expect.any(String) });
    expect(Math.abs(Date.parse(body.now) - Date.now())).toBeLessThan(60_000);
  });

  it('stands still where it is frozen, and gives records their times', async () => {
    const client = server.client();
    expect((await freeze(client, '2020-02-29T23:59:59Z')).body).toEqual({
      mode: 'frozen',
      now: '2020-02-29T23:59:59Z',
    });
    const [id] = await add(client, 'Ada');
    const { body } = await client.get(`${CONSTITUENTS}/${id}`).expect(200);
    expect(body).toMatchObject({ date_added: '2020-02-29', created_at: '2020-02-29T23:59:59Z' });
    expect((await client.get(CLOCK)).body).toEqual({ mode: 'frozen', now: '2020-02-29T23:59:59Z' });
  });

  it('goes on from where it is shifted to, and is real again', async () => {
    const client = server.client();
    const { body } = await client.put(CLOCK, { mode: 'shifted', now: '2031-05-01T00:00:00+02:00' }).expect(200);
    expect(body).toEqual({ mode: 'shifted', now: '2031-04-30T22:00:00Z' });
    const [id] = await add(client, 'Ada');
    expect((await client.get(`${CONSTITUENTS}/${id}`)).body.created_at).toMatch(/^2031-04-30T22:/);
    expect((await client.put(CLOCK, { mode: 'real' }).expect(200)).body.mode).toBe('real');
  });

  it('is that account’s alone', async () => {
    const [one, other] = [server.client(), server.client()];
    await freeze(one, '2020-01-01T00:00:00Z');
    expect((await other.get(CLOCK)).body.mode).toBe('real');
  });

  it.each([
    ['P1D', '2024-02-01T12:00:00Z'],
    ['PT1H', '2024-01-31T13:00:00Z'],
    ['P1M', '2024-02-29T12:00:00Z'],
    ['P1Y1M', '2025-02-28T12:00:00Z'],
    ['P2W', '2024-02-14T12:00:00Z'],
    ['P1DT1H30M1.5S', '2024-02-01T13:30:01Z'],
  ])('that stands still is moved on by %s', async (by, now) => {
    const client = server.client();
    await freeze(client, '2024-01-31T12:00:00Z');
    expect(await advance(client, by)).toEqual({ mode: 'frozen', now });
  });

  it('that goes on is moved on, and goes on', async () => {
    const client = server.client();
    const { mode, now } = await advance(client, 'P1D');
    expect(mode).toBe('shifted');
    expect(Math.abs(Date.parse(now) - Date.now() - 86_400_000)).toBeLessThan(60_000);
    const again = await advance(client, 'P1D');
    expect(Date.parse(again.now) - Date.parse(now)).toBeGreaterThanOrEqual(86_400_000);
    await client.put(CLOCK, { mode: 'frozen' }).expect(200);
    expect((await client.get(CLOCK)).body.mode).toBe('frozen');
  });

  it.each(['1D', 'P', 'PT', '-P1D', 'P1.5D', '', 'P1H', 'P99999Y', 7, null])('is not moved on by %s', async (by) => {
    const { body } = await server.client().post(`${CLOCK}/advance`, { by }).expect(422);
    expect(body.error.details).toEqual([{ field: 'by', message: expect.stringMatching(/^must /) }]);
  });

  it.each([
    [{ mode: 'stopped' }, 'mode'],
    [{}, 'mode'],
    [{ mode: 'frozen', now: 'soon' }, 'now'],
    [{ mode: 'frozen', now: '2024-02-30T00:00:00Z' }, 'now'],
    [{ mode: 'frozen', now: null }, 'now'],
    [{ mode: 'real', now: '2024-01-01T00:00:00Z' }, 'now'],
    [{ mode: 'real', later: 1 }, 'later'],
  ])('is not set to %j', async (sent, field) => {
    const { body } = await server.client().put(CLOCK, sent).expect(422);
    expect(body.error.details).toEqual([{ field, message: expect.stringMatching(/^(must|is) /) }]);
  });

  it('says when a delivery that failed is tried again', async () => {
    const client = server.client();
    await freeze(client, '2020-01-01T00:00:00Z');
    await webhook(client, receiver.url('/hook'), 'patient.updated');
    const id = await patient(client);
    let failed = 0;
    receiver.answer = ({ response }) => response.writeHead((failed += 1) === 1 ? 500 : 204).end();
    await client.patch(`${PATIENTS}/${id}`, { last_name: 'Late' }).expect(200);
    const [first] = await receiver.take(1);
    while ((await client.get('/api/v2/webhooks').expect(200)).body.data[0].status !== 'failing');
    await advance(client, 'PT1H');
    const [second] = await receiver.take(1);
    expect(second.body).toEqual(first.body);
    expect(first.body.created).toBe('2020-01-01T00:00:00Z');
  });
});
