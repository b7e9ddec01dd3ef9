import { Injectable } from '@nestjs/common';

import type { Caller } from '../accounts/caller.js';
import type { Records } from '../records/records.js';
import { UnitOfWork } from '../records/unit-of-work.js';
import { Event } from './event.entity.js';

export type NewEvent = Pick<Event, 'event' | 'record_type' | 'record_id' | 'data'>;

/** Tells of something that the unit of work did. */
export type Emit = (event: NewEvent) => void;

/** Plans, at the end of a unit of work, what is to follow from its events; there is at least one. */
export type Subscriber = (records: Records, events: readonly Event[]) => Promise<void>;

/** Hears that events of an account were committed. */
export type Listener = (account_id: number) => void;

/** The events that others are told of. They are stored with the change itself, so none is lost and none is made up. */
@Injectable()
export class Outbox {
  private readonly subscribers: Subscriber[] = [];
  private readonly listeners: Listener[] = [];

  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * A unit of work that tells of what it does. An account's units follow one another, so that its events become visible
   * in the order of their ids and a reader who goes on from the last id misses none.
   */
  write<T>(caller: Caller, work: (records: Records, emit: Emit) => Promise<T>): Promise<T> {
    return this.unitOfWork.write(caller, async (records) => {
      await records.lockAccount();
      const events: NewEvent[] = [];
      const result = await work(records, (event) => void events.push(event));
      if (events.length > 0) await this.store(records, events);
      return result;
    });
  }

  /** Calls `subscriber` for the events of every unit of work, inside it. */
  subscribe(subscriber: Subscriber): void {
    this.subscribers.push(subscriber);
  }

  /** Calls `listener` whenever this server has committed events. */
  onCommitted(listener: Listener): void {
    this.listeners.push(listener);
  }

  private async store(records: Records, events: readonly NewEvent[]): Promise<void> {
    const { account_id } = records.caller;
    const created_at = records.clock.timestamp();
    const rows = events.map((event) => ({ ...event, account_id, created_at }));
    const ids = await records.appendAll(Event, rows);
    const stored = rows.map((row, index) => ({ ...row, id: ids[index] }));
    for (const subscriber of this.subscribers) await subscriber(records, stored);
    records.afterCommit(() => this.listeners.forEach((listener) => listener(account_id)));
  }
}
