import { Injectable } from '@nestjs/common';

/** No timer of Node's runs longer than this. */
const MAX_TIMER_MS = 2_147_483_647;

interface Alarm {
  at: number;
  ring: () => void;
  timer?: NodeJS.Timeout;
}

/** The time as one account has it. */
export interface AccountClock {
  now(): Date;
  /** `2025-06-03T17:08:54Z` */
  timestamp(): string;
  /** `2025-06-03` */
  today(): string;
}

/**
 * The one clock of the application. Every stored time comes from it, in UTC and to the second as the APIs show it, and
 * everything that happens later waits for it, so that whoever moves it moves both.
 */
@Injectable()
export class Clock implements AccountClock {
  private ahead = 0;
  private readonly alarms = new Set<Alarm>();

  now(): Date {
    return new Date(Date.now() + this.ahead);
  }

  /** `2025-06-03T17:08:54Z` */
  timestamp(): string {
    return `${this.now().toISOString().slice(0, 19)}Z`;
  }

  /** `2025-06-03` */
  today(): string {
    return this.now().toISOString().slice(0, 10);
  }

  /** The time of an account; the same for all of them so far. */
  of(_account_id: number): AccountClock {
    return this;
  }

  /** Calls `ring` when the time has come. Returns what cancels that. Nobody is kept from stopping the process. */
  wakeAt(time: Date, ring: () => void): () => void {
    const alarm: Alarm = { at: time.getTime(), ring };
    this.alarms.add(alarm);
    this.arm(alarm);
    return () => this.disarm(alarm);
  }

  /** Moves the clock forward; what should have happened by then happens now. */
  advance(ms: number): void {
    this.ahead += ms;
    for (const alarm of this.alarms) this.arm(alarm);
  }

  private arm(alarm: Alarm): void {
    clearTimeout(alarm.timer);
    const left = alarm.at - this.now().getTime();
    const ring = () => {
      if (this.now().getTime() < alarm.at) return this.arm(alarm);
      this.disarm(alarm);
      alarm.ring();
    };
    alarm.timer = setTimeout(ring, Math.min(Math.max(left, 0), MAX_TIMER_MS)).unref();
  }

  private disarm(alarm: Alarm): void {
    clearTimeout(alarm.timer);
    this.alarms.delete(alarm);
  }
}
