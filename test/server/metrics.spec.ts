import { describe, expect, it } from '@jest/globals';
import supertest from 'supertest';

import { AccountsService } from '../../src/accounts/accounts.service.js';
import { Database } from '../../src/database/database.js';
import { gate } from '../support/gate.js';
import { useServer } from '../support/server.js';

const server = useServer();
const ask = (headers: Record<string, string> = {}) => supertest(server.url).get('/metrics').set(headers);

/** The values of a metric, by its labels as they are written. */
async function valuesOf(name: string): Promise<Record<string, number>> {
  const { text } = await ask().expect(200);
  const lines = [...text.matchAll(new RegExp(`^${name}(?:\\{(.*)\\})? (\\S+)$`, 'gm'))];
  return Object.fromEntries(lines.map(([, labels = '', value]) => [labels, Number(value)]));
}

describe('GET /metrics', () => {
  it('counts requests by operation and status, and how long they took', async () => {
    const client = server.client();
    await client.post('/api/v1/constituents', { first_name: 'Ada' }).expect(200);
    await client.get('/api/v1/constituents/1.json').expect(200);
    await client.get('/api/v1/constituents/2').expect(404);
    await client.get('/api/v1/nonsense').expect(404);
    await client.get('/sandbox/account').expect(200);
    expect(await valuesOf('glowworm_requests_total')).toMatchObject({
      'operation="POST /api/v1/constituents",status="200"': 1,
      'operation="GET /api/v1/constituents/{id}",status="200"': 1,
      'operation="GET /api/v1/constituents/{id}",status="404"': 1,
      'operation="/api/v1",status="404"': 1,
      'operation="/sandbox",status="200"': 1,
    });
    const counts = await valuesOf('glowworm_request_duration_seconds_count');
    expect(counts['operation="GET /api/v1/constituents/{id}"']).toBe(2);
    const within = await valuesOf('glowworm_request_duration_seconds_bucket');
    expect(within['le="+Inf",operation="GET /api/v1/constituents/{id}"']).toBe(2);
  });

  it('is in the format that Prometheus reads, with how the process is', async () => {
    const { headers, text } = await ask().expect(200);
    expect(headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(text).toContain('# TYPE glowworm_request_duration_seconds histogram\n');
    expect((await valuesOf('process_resident_memory_bytes'))['']).toBeGreaterThan(1e7);
    expect(await valuesOf('glowworm_event_loop_lag_max_seconds')).toHaveProperty('');
  });

  it('tells how many units of work wait to write', async () => {
    expect(await valuesOf('glowworm_waiting_writes')).toEqual({ '': 0 });
    const database = server.app.get(Database);
    const { open, opened } = gate();
    const all = [1, 2, 3, 4].map(() => database.write(() => opened, 1));
    expect((await valuesOf('glowworm_waiting_writes'))['']).toBeGreaterThan(0);
    open();
    await Promise.all(all);
    expect(await valuesOf('glowworm_waiting_writes')).toEqual({ '': 0 });
  });

  it('is for this machine, and for whoever has a key', async () => {
    const elsewhere = { 'X-Forwarded-For': '203.0.113.7' };
    const { body } = await ask(elsewhere).expect(401);
    expect(body.error).toBe('From another machine, send a key: Authorization: Bearer KEY.');
    // It would open an account if it were used.
    for (let n = 0; n < 2; n += 1) await ask({ ...elsewhere, Authorization: 'Bearer never-used' }).expect(401);
    const { key } = await server.app.get(AccountsService).createKey({ scope: 'read' });
    await ask({ ...elsewhere, Authorization: `Bearer ${key}` }).expect(200);
  });
});
