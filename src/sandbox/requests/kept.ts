import type { Face } from '../../http/face.js';
import type { RecordedExchange } from '../../http/traffic.js';
import type { SentAnswer } from '../../http/sent-answer.js';

/** What a string costs of each of its characters, and each exchange besides its texts, in bytes (choice). */
const CHARACTER = 2;
const ROW = 1024;

/** A request and its answer, as they lie in memory. Keys are in it still: only `Reader` may tell of it. */
export interface Kept {
  /** Counted for each account from 1. */
  readonly id: number;
  readonly at: number;
  readonly took: number;
  readonly method: string;
  readonly url: string;
  readonly origin: string;
  readonly face: Face;
  readonly operation?: string;
  readonly rawHeaders: readonly string[];
  readonly sentBody?: string | Uint8Array;
  readonly answer: SentAnswer;
  readonly problem?: string;
  /** About how much memory it takes, in bytes. */
  readonly size: number;
}

export function keep(id: number, { request, face, operation, answer, at, took }: RecordedExchange): Kept {
  const { method, originalUrl: url, origin, rawHeaders, sentBody, problem } = request;
  const parts = answer.parts.map(light);
  answer.parts.splice(0, parts.length, ...parts);
  const body = sentBody === undefined ? undefined : light(sentBody);
  const size = sizeOf([url, ...rawHeaders, body ?? '', ...answer.parts]);
  return { id, at, took, method, url, origin, face, operation, rawHeaders, sentBody: body, answer, problem, size };
}

function sizeOf(texts: readonly (string | Uint8Array)[]): number {
  return texts.reduce((sum, text) => sum + (typeof text === 'string' ? text.length * CHARACTER : text.length), ROW);
}

export function textOf(parts: readonly (string | Uint8Array)[]): string {
  return parts.every((part) => typeof part === 'string')
    ? parts.join('')
    : Buffer.concat(parts.map((part) => Buffer.from(part as string))).toString();
}

/** A small buffer is a part of a larger one, and would hold on to all of it. */
function light(part: string | Uint8Array): string | Uint8Array {
  if (typeof part === 'string' || part.length >= Buffer.poolSize >>> 1) return part;
  const own = new Uint8Array(part.length);
  own.set(part);
  return own;
}
