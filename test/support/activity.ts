import type { Client } from './server.js';

type Json = Record<string, unknown>;

/** A record, as the server answers it. */
type Made = Json & { id: number };

/** A new record of a constituent. */
export async function made(client: Client, constituent: { id: number }, kind: string, body: Json): Promise<Made> {
  const answer = await client.post(`/api/v1/constituents/${constituent.id}/${kind}`, body).expect(200);
  return answer.body;
}

/** The record as it is after a change. */
export async function changed(client: Client, kind: string, { id }: { id: number }, body: Json): Promise<Made> {
  const answer = await client.patch(`/api/v1/${kind}/${id}`, body).expect(200);
  return answer.body;
}

/** A new constituent. */
export async function person(client: Client, first_name: string, last_name = 'Doe'): Promise<Made> {
  return (await client.post('/api/v1/constituents', { first_name, last_name }).expect(200)).body;
}
