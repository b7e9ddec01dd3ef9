import type { DueDelivery, Target } from './due-delivery.js';

/** How many deliveries are under way at once on one server (choice). */
const MAX_UNDER_WAY = 32;
/** How many of them may be for webhooks whose last attempt failed: dead receivers never hold up all others (choice). */
const MAX_FAILING = MAX_UNDER_WAY / 2;
/** How many of them may be for one webhook (choice). */
const MAX_PER_WEBHOOK = 4;

/** What this server has under way, and how much more it may take. */
export class Slots {
  private readonly underWay = new Map<DueDelivery, Promise<void>>();

  /** Keeps a slot for a delivery until it is sent. */
  hold(due: DueDelivery, sending: Promise<void>): void {
    this.underWay.set(due, sending);
  }

  free(due: DueDelivery): void {
    this.underWay.delete(due);
  }

  /** How many more may be sent to webhooks with this status. */
  leftFor(status: string): number {
    const left = MAX_UNDER_WAY - this.underWay.size;
    if (status !== 'failing') return left;
    const failing = [...this.underWay.keys()].filter(({ target }) => target.status === status);
    return Math.min(left, MAX_FAILING - failing.length);
  }

  /** How many more may be sent to one webhook. */
  leftOf(target: Target): number {
    const same = [...this.underWay.keys()].filter((due) => isSame(due.target, target));
    return MAX_PER_WEBHOOK - same.length;
  }

  /** The webhooks that must wait until one of their deliveries is done. */
  full(): Target[] {
    const targets = [...this.underWay.keys()].map(({ target }) => target);
    return targets.filter(
      (target, index) => targets.findIndex((other) => isSame(other, target)) === index && this.leftOf(target) <= 0,
    );
  }

  async allDone(): Promise<void> {
    await Promise.all(this.underWay.values());
  }
}

function isSame(one: Target, other: Target): boolean {
  return one.account_id === other.account_id && one.id === other.id;
}
