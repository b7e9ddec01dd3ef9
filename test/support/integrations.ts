import supertest from 'supertest';

import type { Client, TestServer } from './server.js';

export const INTEGRATIONS = '/sandbox/integrations';

export interface Item {
  id: number;
  status: string;
  received_at: string;
  handled_at: string | null;
  payload: Record<string, unknown>;
  ignored: string[];
  matches: { by: string; constituent_id: number; sort_name: string }[];
  makes: { record: string; action: string; values: Record<string, unknown> }[];
  wrong: { field: string; message: string }[];
  made: { record: string; action: string; id: number }[];
}

/** What a form on a website would send. */
export const FORM = {
  first_name: 'constituent.first_name',
  last_name: 'constituent.last_name',
  email: 'email_address.address',
  amount: 'gift.received_amount',
  date: 'gift.received_date',
};

/** A listener of an account, and what a test does with it. */
export interface TestListener {
  readonly uuid: string;
  readonly path: string;
  /** Sends JSON, as others do: without a key. */
  send(payload: object): supertest.Test;
  items(status?: string): Promise<Item[]>;
  save(item: number, choice?: object): supertest.Test;
  reject(item: number): supertest.Test;
  /** Sends something and saves it; its item. */
  sendAndSave(payload: object): Promise<Item>;
}

export async function listenerOf(
  server: Pick<TestServer, 'url'>,
  client: Client,
  mapping: Record<string, string> = FORM,
): Promise<TestListener> {
  const { body } = await client.post(INTEGRATIONS, { mapping }).expect(201);
  const { uuid, path } = body as { uuid: string; path: string };
  const queue = `${INTEGRATIONS}/${uuid}/queue`;
  const send = (payload: object) => supertest(server.url).post(path).send(payload);
  const save = (item: number, choice?: object) => client.post(`${queue}/${item}/save`, choice);
  const items = async (status?: string): Promise<Item[]> =>
    (await client.get(status === undefined ? queue : `${queue}?status=${status}`).expect(200)).body.items;
  return {
    uuid,
    path,
    send,
    items,
    save,
    reject: (item) => client.post(`${queue}/${item}/reject`),
    async sendAndSave(payload) {
      await send(payload).expect(200);
      return (await save((await items()).at(-1)!.id).expect(200)).body;
    },
  };
}
