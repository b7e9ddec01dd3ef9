import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

import { afterAll, beforeAll } from '@jest/globals';
import { DataSource } from 'typeorm';

import { Delivery } from '../../src/drx/webhooks/delivery.entity.js';
import { WEBHOOKS } from './drx.js';
import type { Client, TestServer } from './server.js';

export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: { id: string; event: string; created: string; data: { id: string } & Record<string, unknown> };
  response: ServerResponse;
}

/** A server of webhooks: what has arrived at it, and how it answers. */
export class Receiver {
  readonly received: Received[] = [];
  /** How it answers; by default it takes everything. */
  answer: (received: Received) => void = ({ response }) => response.writeHead(204).end();
  private taken = 0;
  private readonly http = createServer(async (request, response) => {
    const body = (await json(request)) as Received['body'];
    const received = { path: request.url!, headers: request.headers, body, response };
    this.received.push(received);
    this.http.emit('received');
    this.answer(received);
  });

  async listen(): Promise<void> {
    await once(this.http.listen(0, '127.0.0.1'), 'listening');
  }

  async close(): Promise<void> {
    this.http.closeAllConnections();
    await once(this.http.close(), 'close');
  }

  url(path: string): string {
    return `http://127.0.0.1:${(this.http.address() as AddressInfo).port}${path}`;
  }

  /** Waits for the next deliveries to a path, in the order in which they arrived. */
  async take(count: number): Promise<Received[]> {
    while (this.received.length < this.taken + count) await once(this.http, 'received');
    return this.received.slice(this.taken, (this.taken += count));
  }

  /** Forgets what has arrived, and takes everything again. */
  reset(): void {
    this.received.length = 0;
    this.taken = 0;
    this.answer = ({ response }) => response.writeHead(204).end();
  }
}

/** A receiver for the tests of one file. */
export function useReceiver(): Receiver {
  const receiver = new Receiver();
  beforeAll(() => receiver.listen());
  afterAll(() => receiver.close());
  return receiver;
}

export interface Hook {
  id: string;
  status: string;
  successes: number;
  failures: number;
  last_triggered: string | null;
}

/** Adds a webhook and returns its id. */
export async function webhook(client: Client, url: string, event: string, fields: object = {}): Promise<string> {
  const body = { url, event, header_key: 'X-Secret', header_value: 'sesame', ...fields };
  return (await client.post(WEBHOOKS, body).expect(201)).body.id;
}

/** Asks for a webhook until it is as wanted: an attempt is noted a moment after its receiver has answered. */
export async function hookOnce(client: Client, id: string, wanted: (hook: Hook) => boolean): Promise<Hook> {
  for (;;) {
    const { body } = await client.get(`${WEBHOOKS}/${id}`).expect(200);
    if (wanted(body)) return body;
  }
}

/** What is still to be delivered, of each account the oldest first. */
export const pending = ({ app }: TestServer) =>
  app
    .get(DataSource)
    .getRepository(Delivery)
    .find({ order: { account_id: 'ASC', event_id: 'ASC', webhook_id: 'ASC' } });

/** Looks until nothing is left to be delivered. */
export async function allDelivered(server: TestServer): Promise<void> {
  while ((await pending(server)).length > 0);
}
