import { Injectable, type OnModuleInit } from '@nestjs/common';
import sql, { raw } from 'sql-template-tag';

import { AccountsService } from '../../accounts/accounts.service.js';
import type { Caller } from '../../accounts/caller.js';
import { Outbox } from '../../outbox/outbox.js';
import { Workers } from '../../workers/workers.js';
import { Clock } from '../../clock/clock.js';
import { storedColumn, View } from '../../records/view.js';
import { UnitOfWork } from '../../records/unit-of-work.js';
import { BadParameter } from '../http/errors.js';
import { numberIn } from '../resource/id.js';
import { Event as StoredEvent } from '../../outbox/event.entity.js';
import { type EventMessage, eventMessage } from './event.views.js';

/** How many events are read ahead of a reader. One who is slower waits in the database, not in memory. */
const BATCH = 100;
/** How often to look for events that other servers on the same database have committed. */
const POLL_MS = 1000;
const HEARTBEAT_MS = 15_000;

const newest = new View(StoredEvent, 'events', [storedColumn('id')], raw('events.id DESC'));

/** The events of an account as they are committed, as server-sent events. */
@Injectable()
export class EventStream implements OnModuleInit {
  private readonly waiting = new Map<() => void, Caller>();
  private stopped = false;

  constructor(
    private readonly accounts: AccountsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly workers: Workers,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.outbox.onCommitted((account_id) => this.wake(account_id));
    this.workers.add({ stop: () => this.stop() });
  }

  /**
   * The stream from behind an event on, or from now on. Without a gap and without a repeat: it follows the ids, which
   * are in the order in which the events were committed. It ends when the caller's key no longer opens the account (choice).
   * @throws BadParameter when `lastEventId` is no id of an event.
   */
  async open(caller: Caller, lastEventId: string | undefined): Promise<AsyncGenerator<string>> {
    const newestId = await this.lastId(caller);
    const last = lastEventId ? numberIn('evt', lastEventId) : newestId;
    if (last === undefined) throw new BadParameter('Last-Event-ID', 'must be the id of an event, such as evt_12345');
    // An id that is yet to come was read before the account was reset: everything since is new to its reader (choice).
    return this.follow(caller, last > newestId ? 0 : last);
  }

  private async *follow(caller: Caller, last: number): AsyncGenerator<string> {
    yield ': connected\n\n';
    let beat = this.clock.now().getTime() + HEARTBEAT_MS;
    while (await this.goesOn(caller)) {
      // Asked for before the events are read, so that one which is committed meanwhile wakes us.
      const woken = this.nextWake(caller);
      const events = await this.after(caller, last);
      for (const event of events) {
        yield asServerSent(event);
        last = numberIn('evt', event.id) as number;
      }
      if (events.length < BATCH) await woken;
      if (this.clock.now().getTime() < beat) continue;
      beat = this.clock.now().getTime() + HEARTBEAT_MS;
      yield ': heartbeat\n\n';
    }
  }

  /** Stopping may come while the key is looked up, and must not be waited through. */
  private async goesOn(caller: Caller): Promise<boolean> {
    return !this.stopped && (await this.accounts.isValid(caller)) && !this.stopped;
  }

  private after(caller: Caller, id: number): Promise<EventMessage[]> {
    return this.unitOfWork.read(caller, (records) => records.all(eventMessage, sql`events.id > ${id}`, BATCH));
  }

  private async lastId(caller: Caller): Promise<number> {
    const [last] = await this.unitOfWork.read(caller, (records) => records.all(newest, sql`1 = 1`, 1));
    return last?.id ?? 0;
  }

  private nextWake(caller: Caller): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        cancel();
        this.waiting.delete(wake);
        resolve();
      };
      const cancel = this.clock.wakeAt(new Date(this.clock.now().getTime() + POLL_MS), wake);
      this.waiting.set(wake, caller);
    });
  }

  /** Wakes those who wait for the events of an account, or all. */
  private wake(account_id?: number): void {
    for (const [wake, caller] of this.waiting) if (caller.account_id === (account_id ?? caller.account_id)) wake();
  }

  private stop(): void {
    this.stopped = true;
    this.wake();
  }
}

function asServerSent(event: EventMessage): string {
  return `id: ${event.id}\nevent: ${event.event}\ndata: ${JSON.stringify(event)}\n\n`;
}
