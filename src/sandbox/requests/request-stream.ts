import { Injectable, type OnModuleInit } from '@nestjs/common';

import { AccountsService } from '../../accounts/accounts.service.js';
import type { Caller } from '../../accounts/caller.js';
import { Clock } from '../../clock/clock.js';
import { Workers } from '../../workers/workers.js';
import type { Kept } from './kept.js';
import { Reader } from './reader.js';
import { RequestLog } from './request-log.js';

/** How often it is asked whether the key still opens the account, and how often a reader hears that the stream goes on. */
const POLL_MS = 1000;
const HEARTBEAT_MS = 15_000;
/** How many a reader may be behind; one who is slower misses the oldest, and finds them in the log (choice). */
const MAX_BEHIND = 1000;

/** The rows of an account's log as they come, as server-sent events. */
@Injectable()
export class RequestStream implements OnModuleInit {
  private readonly waiting = new Set<() => void>();
  private stopped = false;

  constructor(
    private readonly accounts: AccountsService,
    private readonly log: RequestLog,
    private readonly reader: Reader,
    private readonly workers: Workers,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.workers.add({ stop: () => this.stop() });
  }

  /**
   * From now on, without a gap. It ends when the key no longer opens the account, so also at a reset, after which its
   * reader asks again (choice).
   */
  async *follow(caller: Caller): AsyncGenerator<string> {
    const behind: Kept[] = [];
    let wake = () => {};
    const stop = this.log.listen(caller.sandbox.id, (kept) => {
      behind.push(kept);
      if (behind.length > MAX_BEHIND) behind.shift();
      wake();
    });
    try {
      yield ': connected\n\n';
      let beat = this.clock.now().getTime() + HEARTBEAT_MS;
      while (await this.goesOn(caller)) {
        for (let kept = behind.shift(); kept; kept = behind.shift()) {
          yield `id: ${kept.id}\nevent: request\ndata: ${JSON.stringify(this.reader.row(kept))}\n\n`;
        }
        await this.nextWake(
          (ring) => (wake = ring),
          () => behind.length > 0,
        );
        if (this.clock.now().getTime() < beat) continue;
        beat = this.clock.now().getTime() + HEARTBEAT_MS;
        yield ': heartbeat\n\n';
      }
    } finally {
      stop();
    }
  }

  private async goesOn(caller: Caller): Promise<boolean> {
    return !this.stopped && (await this.accounts.isValid(caller)) && !this.stopped;
  }

  private nextWake(wakenBy: (ring: () => void) => void, isThere: () => boolean): Promise<void> {
    if (isThere()) return Promise.resolve();
    return new Promise((resolve) => {
      const ring = () => {
        cancel();
        this.waiting.delete(ring);
        resolve();
      };
      const cancel = this.clock.wakeAt(new Date(this.clock.now().getTime() + POLL_MS), ring);
      this.waiting.add(ring);
      wakenBy(ring);
    });
  }

  private stop(): void {
    this.stopped = true;
    for (const ring of this.waiting) ring();
  }
}
