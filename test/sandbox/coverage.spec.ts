import { describe, expect, it } from '@jest/globals';

import { OperationDocs } from '../../src/http/operation-docs.js';
import { Faces } from '../../src/http/face.js';
import { CONSTITUENTS } from '../support/sandbox.js';
import { type Client, useServer } from '../support/server.js';

const COVERAGE = '/sandbox/coverage';
const server = useServer();

const coverageOf = async (client: Client) => (await client.get(COVERAGE).expect(200)).body;

describe('Coverage', () => {
  it('has every operation of both faces, none of them met at first', async () => {
    const body = await coverageOf(server.client());
    const { operations } = server.app.get(Faces);
    expect(body.operations.map(({ operation }: { operation: string }) => operation)).toEqual(operations);
    expect([body.total, body.met]).toEqual([operations.length, 0]);
    expect(operations.filter((operation) => server.app.get(OperationDocs).get(operation)).length).toBeGreaterThan(100);
  });

  it('counts what an account’s client met, through resets, until it is to begin anew', async () => {
    const [client, other] = [server.client(), server.client()];
    await client.get(`${CONSTITUENTS}/99`).expect(404);
    await client.post('/sandbox/reset').expect(200);
    await client.get(`${CONSTITUENTS}/98`).expect(404);
    const { met, operations } = await coverageOf(client);
    const row = operations.find(({ operation }: { operation: string }) => operation === `GET ${CONSTITUENTS}/{id}`);
    expect([met, row.calls, row.statuses]).toEqual([1, 2, expect.objectContaining({ 200: 0, 404: 2 })]);
    expect((await coverageOf(other)).met).toBe(0);
    await client.delete(COVERAGE).expect(204);
    expect((await coverageOf(client)).met).toBe(0);
  });
});
