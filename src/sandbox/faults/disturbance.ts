import type { ServerResponse } from 'node:http';

import { Injectable, type OnModuleInit } from '@nestjs/common';

import { Workers } from '../../workers/workers.js';

/** What can be done to an answer beneath HTTP. Whatever waits ends when its client goes or the server closes. */
@Injectable()
export class Disturbance implements OnModuleInit {
  /** What ends the waiting of each request that waits. */
  private readonly waiting = new Set<() => void>();
  private closing = false;

  constructor(private readonly workers: Workers) {}

  onModuleInit(): void {
    this.workers.add({ stop: () => this.stop() });
  }

  /** Waits so many milliseconds; no longer than the server is there, and forever when the client is gone. */
  wait(response: ServerResponse, ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.whileOpen(response, resolve);
      response.once('close', () => clearTimeout(timer));
    });
  }

  /** Never answers. */
  hang(response: ServerResponse): void {
    this.whileOpen(response, () => reset(response));
  }

  /** Calls `end` when the server closes before the answer was sent and before its client is gone. */
  private whileOpen(response: ServerResponse, end: () => void): void {
    if (this.closing) return end();
    this.waiting.add(end);
    response.once('close', () => this.waiting.delete(end));
  }

  private stop(): void {
    this.closing = true;
    for (const end of this.waiting) end();
  }
}

/** Ends the connection before anything is sent. */
export function reset({ socket }: ServerResponse): void {
  socket?.resetAndDestroy();
}

/** Has the connection end in the middle of the answer. */
export function cut(response: ServerResponse): void {
  const { write } = response;
  atFirstPart(response, (part) => {
    const half = part.subarray(0, part.length / 2);
    if (half.length === 0) response.flushHeaders();
    write.call(response, half, 'utf8', () => response.destroy());
  });
}

/** Has the connection end where the answer would begin. */
export function lose(response: ServerResponse): void {
  atFirstPart(response, () => reset(response));
}

/** Does something in the place of sending the first part of the answer; nothing of it is sent after that. */
function atFirstPart(response: ServerResponse, act: (part: Buffer) => void): void {
  const first = (part?: unknown, encoding?: unknown) => {
    response.write = () => true;
    response.end = () => response;
    act(bytesOf(part, encoding));
  };
  response.write = (...part: unknown[]) => {
    first(...part);
    return true;
  };
  response.end = (...part: unknown[]) => {
    first(...part);
    return response;
  };
}

function bytesOf(part: unknown, encoding: unknown): Buffer {
  if (part instanceof Uint8Array) return Buffer.from(part);
  return typeof part === 'string' ? Buffer.from(part, encoding as BufferEncoding) : Buffer.alloc(0);
}
