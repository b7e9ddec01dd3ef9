import { Injectable } from '@nestjs/common';

/** No timer of Node's runs longer than this. */
const MAX_TIMER_MS = 2_147_483_647;

/** How an account's time is set apart from the server's: it stands still, or is ahead of it (or behind, when negative). */
export type ClockSetting = { readonly frozen_at: string } | { readonly ahead_ms: number };

/** A clock, which is the server's or the one that an account has. */
export abstract class AccountClock {
  abstract now(): Date;

  /** `2025-06-03T17:08:54Z` */
  timestamp(): string {
    return timestampOf(this.now());
  }

  /** `2025-06-03` */
  today(): string {
    return this.now().toISOString().slice(0, 10);
  }

  /** When it is this time on the server; never, on a clock that stands still before it. */
  abstract serverTime(time: Date): Date | undefined;
}

interface Alarm {
  at: number;
  ring: () => void;
  timer?: NodeJS.Timeout;
}

/**
 * The clock of the server, and where those of the accounts come from. Every stored time comes from one of them, in UTC and
 * to the second as the APIs show it, and everything that happens later waits for it, so that whoever moves it moves both.
 */
@Injectable()
export class Clock extends AccountClock {
  private ahead = 0;
  private readonly alarms = new Set<Alarm>();
  private readonly listeners: (() => void)[] = [];

  now(): Date {
    return new Date(Date.now() + this.ahead);
  }

  serverTime(time: Date): Date {
    return time;
  }

  /** The clock of an account that has its own, or this one. */
  of({ clock }: { readonly clock: ClockSetting | null }): AccountClock {
    return clock ? new OwnClock(this, clock) : this;
  }

  /** Calls `ring` when the time has come. Returns what cancels that. Nobody is kept from stopping the process. */
  wakeAt(time: Date, ring: () => void): () => void {
    const alarm: Alarm = { at: time.getTime(), ring };
    this.alarms.add(alarm);
    this.arm(alarm);
    return () => this.disarm(alarm);
  }

  /** Calls `listener` whenever an account's clock was set, so that what is due by then need not wait. */
  onSet(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** The clock of an account was set. */
  wasSet(): void {
    for (const listener of this.listeners) listener();
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

class OwnClock extends AccountClock {
  constructor(
    private readonly server: AccountClock,
    private readonly setting: ClockSetting,
  ) {
    super();
  }

  now(): Date {
    const { setting } = this;
    return new Date('frozen_at' in setting ? setting.frozen_at : this.server.now().getTime() + setting.ahead_ms);
  }

  serverTime(time: Date): Date | undefined {
    const { setting } = this;
    if ('ahead_ms' in setting) return new Date(time.getTime() - setting.ahead_ms);
    return time <= this.now() ? this.server.now() : undefined;
  }
}

/** `2025-06-03T17:08:54Z` */
export function timestampOf(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}
