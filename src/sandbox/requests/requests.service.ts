import { setImmediate } from 'node:timers/promises';

import { Injectable, type OnModuleInit } from '@nestjs/common';

import type { Caller } from '../../accounts/caller.js';
import { Faces } from '../../http/face.js';
import { Workers } from '../../workers/workers.js';
import { Invalid, NotFound, SandboxError } from '../http/errors.js';
import { nearestOf } from '../nearest.js';
import type { Kept } from './kept.js';
import { Reader } from './reader.js';
import { has, isLike, ListFilter, RequestFilter, WaitFilter } from './request-filter.js';
import { RequestLog } from './request-log.js';
import type { LoggedRequest, RequestRow, RequestRows } from './request.views.js';

const WAIT_SECONDS = 10;
/** After so long others have their turn, in milliseconds: to read a log full of large bodies takes a second. */
const TURN_MS = 10;

/** What the clients of an account asked, and what they were answered. */
@Injectable()
export class RequestsService implements OnModuleInit {
  private readonly waiting = new Set<() => void>();

  constructor(
    private readonly log: RequestLog,
    private readonly reader: Reader,
    private readonly faces: Faces,
    private readonly workers: Workers,
  ) {}

  onModuleInit(): void {
    this.workers.add({ stop: () => this.waiting.forEach((end) => end()) });
  }

  /** The newest first. @throws Invalid when there is no such operation. */
  async list({ sandbox }: Caller, { limit = Infinity, ...given }: ListFilter = {}): Promise<RequestRows> {
    const filter = this.known(given);
    const turn = turns();
    const { exchanges, dropped } = this.log.read(sandbox.id);
    const requests: RequestRow[] = [];
    for (const kept of exchanges.toReversed()) {
      if (requests.length >= limit) break;
      const row = this.rowIfLike(kept, filter);
      if (row) requests.push(row);
      await turn();
    }
    return { dropped, requests };
  }

  /** With headers and bodies. @throws NotFound */
  get({ sandbox }: Caller, id: number): LoggedRequest {
    const kept = this.log.read(sandbox.id).exchanges.find((exchange) => exchange.id === id);
    if (!kept)
      throw new NotFound(`There is no request ${id} in the log, or no more. GET /sandbox/requests lists them.`);
    return this.reader.whole(kept);
  }

  /** Every request that there is, with headers and bodies, the oldest first. */
  async all({ sandbox }: Caller): Promise<LoggedRequest[]> {
    const turn = turns();
    const requests: LoggedRequest[] = [];
    for (const kept of this.log.read(sandbox.id).exchanges.slice()) {
      requests.push(this.reader.whole(kept));
      await turn();
    }
    return requests;
  }

  clear({ sandbox }: Caller): void {
    this.log.clear(sandbox.id);
  }

  /**
   * Waits until there are as many, of which those that are in the log already count.
   * @throws SandboxError 408 with what there is when the time is over.
   */
  async waitFor(caller: Caller, filter: WaitFilter = {}): Promise<RequestRows> {
    const { count = 1, timeout = WAIT_SECONDS, ...asked } = filter;
    const known = this.known(asked);
    let missing = count;
    // Begun before anything is listened to, and in the same moment: what comes while it goes on is counted once.
    const there = this.list(caller, asked);
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        stop();
        this.waiting.delete(end);
        resolve();
      };
      const found = (more: number) => {
        missing -= more;
        if (missing <= 0) end();
      };
      const timer = setTimeout(end, timeout * 1000);
      const stop = this.log.listen(caller.sandbox.id, (kept) => found(this.rowIfLike(kept, known) ? 1 : 0));
      this.waiting.add(end);
      void there.then(({ requests }) => found(requests.length));
    });
    const found = await this.list(caller, asked);
    if (missing <= 0) return found;
    throw new TimedOut(count, timeout, found);
  }

  /** The row of a request that is meant; `undefined` for one that is not. */
  private rowIfLike(kept: Kept, filter: RequestFilter): RequestRow | undefined {
    const row = this.reader.row(kept);
    const isMeant = isLike(filter, row) && (filter.text === undefined || has(this.reader.whole(kept), filter.text));
    return isMeant ? row : undefined;
  }

  /** The filter with the operation as the faces call it. */
  private known<F extends RequestFilter>(filter: F): F {
    if (filter.operation === undefined) return filter;
    const operation = this.faces.operationNamed(filter.operation);
    if (operation !== undefined) return { ...filter, operation };
    const nearest = nearestOf(filter.operation, this.faces.operations);
    throw new Invalid([{ field: 'operation', message: `is none that there is; the nearest is ${nearest}` }]);
  }
}

/** What gives others their turn where it is time. */
function turns(): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < TURN_MS) return;
    await setImmediate();
    began = performance.now();
  };
}

/** 408: not as many came in time; those that did are beside the error. */
class TimedOut extends SandboxError {
  constructor(count: number, timeout: number, { dropped, requests }: RequestRows) {
    super(
      408,
      `Of ${count} requests ${requests.length} came in ${timeout} s. Look at those that did, or wait longer with timeout.`,
    );
    Object.assign(this.getResponse(), { dropped, requests });
  }
}
