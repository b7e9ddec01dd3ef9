import type { OutgoingHttpHeaders } from 'node:http';

/** How much of one body is kept, in bytes: what a request may hold unless BODY_LIMIT says otherwise (choice). */
export const MAX_KEPT = 1024 * 1024;

/** What the server beneath is given to send. */
export interface Outgoing {
  readonly statusCode: number;
  readonly headersSent: boolean;
  readonly writableFinished: boolean;
  getHeaders(): OutgoingHttpHeaders;
  write(chunk: unknown, ...rest: unknown[]): boolean;
  end(...chunk: unknown[]): unknown;
  once(event: 'close', listener: () => void): unknown;
}

/** An answer as it was handed over to be sent, by reference: nothing is copied or read while the client waits. */
export class SentAnswer {
  /** 0 where not even a status was sent. */
  status = 0;
  headers: OutgoingHttpHeaders = {};
  /** The beginning of the body, up to MAX_KEPT. */
  readonly parts: (string | Uint8Array)[] = [];
  /** The whole body, in bytes. */
  size = 0;
  /** The connection ended before all of it was sent. */
  lost = false;

  keep(part: unknown, encoding: unknown): void {
    if (typeof part !== 'string' && !(part instanceof Uint8Array)) return;
    const size = typeof part === 'string' ? Buffer.byteLength(part, encoding as BufferEncoding) : part.length;
    const room = MAX_KEPT - this.size;
    this.size += size;
    if (size <= room) this.parts.push(part);
    // A copy, for a part of a text or buffer holds on to the whole.
    else if (room > 0) this.parts.push(Buffer.from(Buffer.from(part as string).subarray(0, room)));
  }
}

const WATCH = Symbol('watch');

type Watched = Outgoing & { [WATCH]: Watch };

/** What a response that is watched needs besides its own. */
class Watch {
  readonly answer = new SentAnswer();
  readonly write: Outgoing['write'];
  readonly end: Outgoing['end'];
  private told = false;

  constructor(
    outgoing: Outgoing,
    private readonly ended: (answer: SentAnswer) => void,
  ) {
    this.write = outgoing.write;
    this.end = outgoing.end;
  }

  tell(outgoing: Outgoing, isAnswered: boolean): void {
    if (this.told) return;
    this.told = true;
    if (isAnswered) this.answer.status = outgoing.statusCode;
    this.answer.headers = outgoing.getHeaders();
    this.ended(this.answer);
  }
}

/**
 * Keeps what is sent in an answer. Whoever changes the answer further on does it before this, so what is kept is what
 * the client is sent.
 * @param ended is called once: before the last of the answer is handed over, or when the connection ends without it.
 */
export function watch(outgoing: Outgoing, ended: (answer: SentAnswer) => void): void {
  // The same functions for all: V8 puts closures that belong to what is kept where only a full collection frees them, and
  // with them the whole request.
  Object.assign(outgoing, { [WATCH]: new Watch(outgoing, ended), write, end });
  outgoing.once('close', closed);
}

function write(this: Watched, chunk: unknown, ...rest: unknown[]): boolean {
  const { answer, write: send } = this[WATCH];
  answer.keep(chunk, rest[0]);
  return send.call(this, chunk, ...rest);
}

function end(this: Watched, ...chunk: unknown[]): unknown {
  const watching = this[WATCH];
  watching.answer.keep(chunk[0], chunk[1]);
  watching.tell(this, true);
  return watching.end.apply(this, chunk);
}

function closed(this: Watched): void {
  const watching = this[WATCH];
  watching.answer.lost = !this.writableFinished;
  watching.tell(this, this.headersSent);
}
