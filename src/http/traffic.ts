import { Injectable } from '@nestjs/common';

import type { Face } from './face.js';
import { type HttpRequest, pathOf } from './http-request.js';
import { type Outgoing, type SentAnswer, watch } from './sent-answer.js';

/** A request and what became of it. */
export interface Exchange {
  /** With its `caller` and its `problem`, where there was one. */
  readonly request: HttpRequest;
  /** The API that was called; `undefined` for what belongs to none. */
  readonly face?: Face;
  /** Which of the face's operations it asks for, if any. */
  readonly operation?: string;
  readonly status: number;
  /** From the request's head to the end of its answer, in milliseconds. */
  readonly took: number;
  /** The whole answer was sent; `false` when the client went away before. */
  readonly finished: boolean;
}

export type TrafficListener = (exchange: Exchange) => void;

/** A request to a face with all that was sent in answer. */
export interface RecordedExchange {
  readonly request: HttpRequest;
  readonly face: Face;
  readonly operation?: string;
  readonly answer: SentAnswer;
  /** When the request's head came, in milliseconds since 1970. */
  readonly at: number;
  /** From then until the answer was ready to be sent, in milliseconds. */
  readonly took: number;
}

export interface Recorder {
  /** Whether the answer to a request is to be kept. */
  wants(request: HttpRequest, face: Face): boolean;
  /** Is told before the client has the whole answer, so that whatever it asks next finds it told. */
  record(exchange: RecordedExchange): void;
}

/** Sees every request and its answer, whichever face was called, and tells those who want to know. */
@Injectable()
export class Traffic {
  private readonly listeners: TrafficListener[] = [];
  private readonly recorders: Recorder[] = [];

  add(listener: TrafficListener): void {
    this.listeners.push(listener);
  }

  addRecorder(recorder: Recorder): void {
    this.recorders.push(recorder);
  }

  /** Follows a request until its answer is sent or its client is gone. */
  follow(request: HttpRequest, outgoing: Outgoing, face: Face | undefined): void {
    const began = performance.now();
    const operation = face?.operations?.of(request.method, pathOf(request));
    if (face) this.recordFor({ request, face, operation }, outgoing, began);
    if (this.listeners.length === 0) return;
    outgoing.once('close', () => {
      const { statusCode: status, writableFinished: finished } = outgoing;
      const exchange = { request, face, operation, status, finished, took: performance.now() - began };
      for (const listener of this.listeners) listener(exchange);
    });
  }

  private recordFor(
    asked: Pick<RecordedExchange, 'request' | 'face' | 'operation'>,
    outgoing: Outgoing,
    began: number,
  ) {
    const recorders = this.recorders.filter((recorder) => recorder.wants(asked.request, asked.face));
    if (recorders.length === 0) return;
    const at = Date.now();
    watch(outgoing, (answer) => {
      const exchange = { ...asked, answer, at, took: performance.now() - began };
      for (const recorder of recorders) recorder.record(exchange);
    });
  }
}
