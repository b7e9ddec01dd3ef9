import { Injectable } from '@nestjs/common';

/** The one clock of the application. Every stored time comes from it, in UTC and to the second, as both APIs show it. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  /** `2025-06-03T17:08:54Z` */
  timestamp(): string {
    return `${this.now().toISOString().slice(0, 19)}Z`;
  }

  /** `2025-06-03` */
  today(): string {
    return this.now().toISOString().slice(0, 10);
  }
}
