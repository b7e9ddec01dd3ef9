import type { Face } from '../../http/face.js';
import type { RecordedExchange } from '../../http/traffic.js';
import type { SentAnswer } from '../../http/sent-answer.js';
import type { Slabs } from './slabs.js';

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
  readonly sentBody?: Uint8Array;
  readonly answer: SentAnswer;
  readonly problem?: string;
  /** About how much memory it takes, in bytes. */
  readonly size: number;
}

/** Its texts are kept in `slabs`. */
export function keep(id: number, { request, face, operation, answer, at, took }: RecordedExchange, slabs: Slabs): Kept {
  const { method, originalUrl: url, origin, rawHeaders, problem } = request;
  for (const [index, part] of answer.parts.entries()) answer.parts[index] = slabs.keep(part);
  const sentBody = request.sentBody === undefined ? undefined : slabs.keep(request.sentBody);
  const size = sizeOf([url, ...rawHeaders], sentBody ? [sentBody, ...answer.parts] : answer.parts);
  return { id, at, took, method, url, origin, face, operation, rawHeaders, sentBody, answer, problem, size };
}

function sizeOf(texts: readonly string[], bodies: SentAnswer['parts']): number {
  const characters = texts.reduce((sum, { length }) => sum + length, 0);
  return bodies.reduce((sum, { length }) => sum + length, ROW + characters * CHARACTER);
}

export function textOf(parts: readonly (string | Uint8Array)[]): string {
  return Buffer.concat(parts.map((part) => Buffer.from(part as string))).toString();
}
