import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';

import { afterEach } from '@jest/globals';

import { EVENTS } from './drx.js';
import type { Client, TestServer } from './server.js';

export interface StreamedEvent {
  id: string;
  event: string;
  data: { id: string; event: string; created: string; data: { id: string } & Record<string, unknown> };
}

/** One reader of the event stream, who reads only when asked to. */
export class EventReader {
  /** The comments that came between the events. */
  readonly comments: string[] = [];
  private text = '';
  private readonly chunks: AsyncIterator<string>;

  constructor(readonly response: IncomingMessage) {
    this.chunks = response.setEncoding('utf8')[Symbol.asyncIterator]();
  }

  /** Reads the next events. */
  async take(count: number): Promise<StreamedEvent[]> {
    const events: StreamedEvent[] = [];
    while (events.length < count) {
      const block = await this.block();
      if (block === undefined) throw new Error(`The stream ended after ${events.length} events`);
      if (block.startsWith(':')) this.comments.push(block);
      else events.push(parsed(block));
    }
    return events;
  }

  /** Reads up to the next comment, before which no event may come. */
  async comment(): Promise<string | undefined> {
    const block = await this.block();
    if (block !== undefined && !block.startsWith(':')) throw new Error(`An event came: ${block}`);
    return block;
  }

  /** Reads to the end of the stream. */
  async rest(): Promise<string[]> {
    const blocks: string[] = [];
    for (let block = await this.block(); block !== undefined; block = await this.block()) blocks.push(block);
    return blocks;
  }

  close(): void {
    this.response.destroy();
  }

  private async block(): Promise<string | undefined> {
    for (;;) {
      const end = this.text.indexOf('\n\n');
      if (end >= 0) {
        const block = this.text.slice(0, end);
        this.text = this.text.slice(end + 2);
        return block;
      }
      const { done, value } = await this.chunks.next();
      if (done) return undefined;
      this.text += value;
    }
  }
}

function parsed(block: string): StreamedEvent {
  const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s, 2)));
  return { ...fields, data: JSON.parse(fields.data) } as StreamedEvent;
}

/** Opens streams; those that a test leaves open are closed when it ends. */
export function useEventReaders(server: TestServer) {
  const opened: EventReader[] = [];
  afterEach(() => opened.splice(0).forEach((reader) => reader.close()));

  return async (client: Client, lastEventId?: string): Promise<EventReader> => {
    const headers = { 'X-DRX-Key': client.key, ...(lastEventId !== undefined && { 'Last-Event-ID': lastEventId }) };
    const [response] = (await once(get(server.url + EVENTS, { headers }), 'response')) as [IncomingMessage];
    const reader = new EventReader(response);
    opened.push(reader);
    if (response.statusCode === 200 && (await reader.comment()) !== ': connected') throw new Error('No greeting came');
    return reader;
  };
}
