import { describe, expect, it, jest } from '@jest/globals';

import { patient, PATIENTS } from '../support/drx.js';
import { useReceiver, webhook } from '../support/receiver.js';
import { add, CONSTITUENTS, namesOf, SNAPSHOTS } from '../support/sandbox.js';
import { useServer } from '../support/server.js';

jest.setTimeout(60_000);

const server = useServer();
const receiver = useReceiver();

describe('A snapshot', () => {
  it('is gone back to with the ids that its records had, and with those that come next', async () => {
    const client = server.client();
    await add(client, 'Ada', 'Ben');
    await client.delete(`${CONSTITUENTS}/2`).expect(200);
    const { body } = await client.put(`${SNAPSHOTS}/one`).expect(200);
    expect(body).toEqual({ name: 'one', created_at: expect.stringMatching(/Z$/), records: expect.any(Number) });
    await client.patch(`${CONSTITUENTS}/1`, { first_name: 'Changed' }).expect(200);
    for (let n = 0; n < 3; n += 1) {
      await add(client, 'Later', 'Later');
      expect((await client.post(`${SNAPSHOTS}/one/restore`).expect(200)).body).toEqual({ to: 'one' });
      expect(await namesOf(client)).toEqual({ 1: 'Ada' });
      expect(await add(client, 'Next')).toEqual([3]);
    }
  });

  it('answers every search and page byte for byte as before', async () => {
    const client = server.client();
    await client.post('/sandbox/reset', { to: 'demo' }).expect(200);
    const paths = ['', '?limit=3&offset=3', '/1', '/2/gifts', '/search?q[]=name=a'].map((path) => CONSTITUENTS + path);
    const answers = async () => Promise.all(paths.map(async (path) => (await client.get(path).expect(200)).text));
    const before = await answers();
    await client.put(`${SNAPSHOTS}/demo-charity`).expect(200);
    await client.delete(`${CONSTITUENTS}/1`).expect(200);
    await client.post(`${SNAPSHOTS}/demo-charity/restore`).expect(200);
    expect(await answers()).toEqual(before);
  });

  it('is listed by name, and another of the same name takes its place', async () => {
    const client = server.client();
    await client.put(`${SNAPSHOTS}/b`).expect(200);
    await client.put(`${SNAPSHOTS}/a`).expect(200);
    await add(client, 'Ada');
    await client.put(`${SNAPSHOTS}/b`).expect(200);
    const { body } = await client.get(SNAPSHOTS).expect(200);
    expect(body.snapshots.map(({ name }: { name: string }) => name)).toEqual(['a', 'b']);
    expect(body.snapshots[1].records).toBeGreaterThan(body.snapshots[0].records);
    await client.post(`${SNAPSHOTS}/a/restore`).expect(200);
    await client.post(`${SNAPSHOTS}/b/restore`).expect(200);
    expect(await namesOf(client)).toEqual({ 1: 'Ada' });
  });

  it('is gone when it is deleted', async () => {
    const client = server.client();
    await client.put(`${SNAPSHOTS}/one`).expect(200);
    await client.delete(`${SNAPSHOTS}/one`).expect(204);
    await client.post(`${SNAPSHOTS}/one/restore`).expect(404);
    await client.delete(`${SNAPSHOTS}/one`).expect(404);
    expect((await client.get(SNAPSHOTS).expect(200)).body).toEqual({ snapshots: [] });
  });

  it('belongs to its account alone', async () => {
    const [one, other] = [server.client(), server.client()];
    await one.put(`${SNAPSHOTS}/one`).expect(200);
    const { body } = await other.post(`${SNAPSHOTS}/one/restore`).expect(404);
    expect(body.error.message).toContain('There are none yet');
  });

  it('that there is not is answered with those that there are, the nearest first', async () => {
    const client = server.client();
    for (const name of ['empty-ish', 'two-donors', 'ten-donors']) await client.put(`${SNAPSHOTS}/${name}`).expect(200);
    const { body } = await client.post(`${SNAPSHOTS}/two-donor/restore`).expect(404);
    expect(body.error.message).toMatch(/There are: two-donors, ten-donors, empty-ish\./);
  });

  it.each(['a%20b', 'ä', '', 'x'.repeat(65), 'empty', 'demo', 'a%2Fb'])('cannot be called %s', async (name) => {
    expect([400, 404]).toContain((await server.client().put(`${SNAPSHOTS}/${name}`)).status);
  });

  it('may be called anything else', async () => {
    for (const name of ['x'.repeat(64), '0', '.a', 'A_b-c.1']) {
      await server.client().put(`${SNAPSHOTS}/${name}`).expect(200);
    }
  });

  it('is one of fifty at most', async () => {
    const client = server.client();
    for (let n = 0; n < 50; n += 1) await client.put(`${SNAPSHOTS}/s${n}`).expect(200);
    const { body } = await client.put(`${SNAPSHOTS}/one-more`).expect(409);
    expect(body.error.message).toContain('delete one');
    await client.put(`${SNAPSHOTS}/s7`).expect(200);
  });

  it('is whole, however much is written while it is made', async () => {
    const client = server.client();
    const done = new AbortController();
    const write = async () => {
      while (!done.signal.aborted)
        await client.post(CONSTITUENTS, { first_name: 'Joe', phone_numbers: [{ number: '1' }] }).expect(200);
    };
    const writers = [write(), write()];
    for (const name of ['one', 'two']) await client.put(`${SNAPSHOTS}/${name}`).expect(200);
    done.abort();
    await Promise.all(writers);
    await client.post(`${SNAPSHOTS}/two/restore`).expect(200);
    const { by_kind } = (await client.get('/sandbox/account').expect(200)).body.records;
    expect(by_kind.phone_numbers).toBe(by_kind.constituents);
    expect(Object.keys(await namesOf(client))).toHaveLength(by_kind.constituents);
  });

  it('tells no webhook of what happens, and one that is gone back to does', async () => {
    const client = server.client();
    await webhook(client, receiver.url('/hook'), 'patient.updated');
    const id = await patient(client);
    await client.put(`${SNAPSHOTS}/hooked`).expect(200);
    await client.post('/sandbox/reset').expect(200);
    const again = await patient(client);
    await client.patch(`${PATIENTS}/${again}`, { last_name: 'Unheard' }).expect(200);
    await client.post(`${SNAPSHOTS}/hooked/restore`).expect(200);
    await client.patch(`${PATIENTS}/${id}`, { last_name: 'Heard' }).expect(200);
    const [{ body }] = await receiver.take(1);
    expect(body.data.last_name).toBe('Heard');
  });
});
