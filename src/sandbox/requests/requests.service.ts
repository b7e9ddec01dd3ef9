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
  list({ sandbox }: Caller, { limit = Infinity, ...given }: ListFilter = {}): RequestRows {
    const filter = this.known(given);
    const { exchanges, dropped } = this.log.read(sandbox.id);
    const requests: RequestRow[] = [];
    for (let i = exchanges.length - 1; i >= 0 && requests.length < limit; i -= 1) {
      const row = this.rowIfLike(exchanges[i], filter);
      if (row) requests.push(row);
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
  all({ sandbox }: Caller): LoggedRequest[] {
    return this.log.read(sandbox.id).exchanges.map((kept) => this.reader.whole(kept));
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
    let missing = count - this.list(caller, asked).requests.length;
    if (missing > 0) {
      await new Promise<void>((resolve) => {
        const end = () => {
          clearTimeout(timer);
          stop();
          this.waiting.delete(end);
          resolve();
        };
        const timer = setTimeout(end, timeout * 1000);
        const stop = this.log.listen(caller.sandbox.id, (kept) => {
          if (this.rowIfLike(kept, known)) missing -= 1;
          if (missing <= 0) end();
        });
        this.waiting.add(end);
      });
    }
    const found = this.list(caller, asked);
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
