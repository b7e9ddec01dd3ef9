import { Injectable } from '@nestjs/common';

import type { Caller } from '../accounts/caller.js';
import { Clock } from '../clock/clock.js';
import type { Records } from '../records/records.js';
import { UnitOfWork } from '../records/unit-of-work.js';
import { Event } from './event.entity.js';

export type NewEvent = Pick<Event, 'event' | 'record_type' | 'record_id' | 'data'>;

/** Stores an event in the unit of work that made it happen. */
export type Emit = (event: NewEvent) => Promise<void>;

/** Plans, in the same unit of work, what is to follow from an event. */
export type Subscriber = (records: Records, event: Event) => Promise<void>;

/** The events that others are told of. They are stored with the change itself, so none is lost and none is made up. */
@Injectable()
export class Outbox {
  private readonly subscribers: Subscriber[] = [];
  private readonly listeners: (() => void)[] = [];

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * A unit of work that tells of what it does. An account's units follow one another, so that its events become visible
   * in the order of their ids and a reader who goes on from the last id misses none.
   */
  write<T>(caller: Caller, work: (records: Records, emit: Emit) => Promise<T>): Promise<T> {
    return this.unitOfWork.write(caller, async (records) => {
      await records.lockAccount();
      return work(records, (event) => this.store(records, event));
    });
  }

  /** Calls `subscriber` for every event, inside its unit of work. */
  subscribe(subscriber: Subscriber): void {
    this.subscribers.push(subscriber);
  }

  /** Calls `listener` whenever this server has committed events. */
  onCommitted(listener: () => void): void {
    this.listeners.push(listener);
  }

  private async store(records: Records, event: NewEvent): Promise<void> {
    const { account_id } = records.caller;
    const stored = { ...event, account_id, created_at: this.clock.timestamp() };
    const id = await records.append(Event, stored);
    for (const subscriber of this.subscribers) await subscriber(records, { ...stored, id });
    records.afterCommit(() => this.listeners.forEach((listener) => listener()));
  }
}
