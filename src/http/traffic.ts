import { Injectable } from '@nestjs/common';

import type { Face } from './face.js';
import type { HttpRequest } from './http-request.js';

/** A request and what became of it. */
export interface Exchange {
  /** With its `caller` and its `problem`, where there was one. */
  readonly request: HttpRequest;
  /** The API that was called; `undefined` for what belongs to none. */
  readonly face?: Face;
  readonly status: number;
  /** From the request's head to the end of its answer, in milliseconds. */
  readonly took: number;
  /** The whole answer was sent; `false` when the client went away before. */
  readonly finished: boolean;
}

export type TrafficListener = (exchange: Exchange) => void;

/** What is needed of an answer to know how it ended. */
interface Answer {
  readonly statusCode: number;
  readonly writableFinished: boolean;
  once(event: 'close', listener: () => void): unknown;
}

/** Sees every request and its answer, whichever face was called, and tells those who want to know. */
@Injectable()
export class Traffic {
  private readonly listeners: TrafficListener[] = [];

  add(listener: TrafficListener): void {
    this.listeners.push(listener);
  }

  /** Follows a request until its answer is sent or its client is gone. */
  follow(request: HttpRequest, answer: Answer, face: Face | undefined): void {
    if (this.listeners.length === 0) return;
    const began = performance.now();
    answer.once('close', () => {
      const { statusCode: status, writableFinished: finished } = answer;
      const exchange = { request, face, status, finished, took: performance.now() - began };
      for (const listener of this.listeners) listener(exchange);
    });
  }
}
