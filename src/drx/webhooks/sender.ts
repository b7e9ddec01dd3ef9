import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';

import { Outbox } from '../../outbox/outbox.js';
import { Rounds } from '../../workers/rounds.js';
import { type Worker, Workers } from '../../workers/workers.js';
import { CONFIG, type Config } from '../../config/config.js';
import { Clock } from '../../clock/clock.js';
import { Deliveries } from './deliveries.js';
import type { DueDelivery } from './due-delivery.js';
import { post } from './post.js';
import { Slots } from './slots.js';
import { WEBHOOK_STATUSES } from './webhook.entity.js';

/** How often to look for what other servers on the same database have left behind. */
const POLL_MS = 5000;
/** How soon to look again when what is due cannot be had, such as while another server is at it. */
const RETRY_MS = 50;
/** How long deliveries that are under way may take when the server stops. */
const GRACE_MS = 1000;

/** The worker that sends what is planned, when it is due. */
@Injectable()
export class Sender implements Worker, OnModuleInit {
  private readonly logger = new Logger(Sender.name);
  private readonly slots = new Slots();
  private readonly stopping = new AbortController();
  private readonly rounds = new Rounds(() =>
    this.sendDue().catch((error: Error) => this.logger.error(`Looking for due deliveries failed: ${error.name}`)),
  );
  private cancelAlarm = () => {};

  constructor(
    private readonly deliveries: Deliveries,
    private readonly outbox: Outbox,
    private readonly workers: Workers,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe((records, events) => this.deliveries.plan(records, events));
    this.outbox.onCommitted(() => this.poll());
    this.clock.onSet(() => this.poll());
    this.workers.add(this);
  }

  start(): void {
    this.rounds.start();
    this.poll();
  }

  async stop(): Promise<void> {
    const over = this.rounds.stop();
    this.cancelAlarm();
    const grace = setTimeout(() => this.stopping.abort(), GRACE_MS);
    await over;
    await this.slots.allDone();
    clearTimeout(grace);
  }

  /** Sends what is due; a call while that goes on makes it look once more afterwards. */
  private poll(): void {
    this.rounds.next();
  }

  private async sendDue(): Promise<void> {
    this.cancelAlarm();
    let at = this.in(POLL_MS);
    for (const status of WEBHOOK_STATUSES) {
      const next = await this.sendTo(status);
      if (next && next < at) at = next;
    }
    this.cancelAlarm = this.clock.wakeAt(at, () => this.poll());
  }

  /** Sends what is due to the webhooks with this status. Returns when to look again, unless one that is done calls for it. */
  private async sendTo(status: string): Promise<Date | undefined> {
    if (this.slots.leftFor(status) <= 0) return undefined;
    const next = await this.deliveries.nextDue(status, this.slots);
    if (!next || next > this.clock.now()) return next;
    const taken = await this.deliveries.take(status, this.slots);
    for (const due of taken) this.send(due);
    if (taken.length === 0) return this.in(RETRY_MS);
    return this.slots.leftFor(status) > 0 ? this.deliveries.nextDue(status, this.slots) : undefined;
  }

  private send(due: DueDelivery): void {
    const sending = this.attempt(due)
      .catch((error: Error) => this.logger.error(`Noting a delivery of whk_${due.target.id} failed: ${error.name}`))
      .finally(() => {
        this.slots.free(due);
        this.poll();
      });
    this.slots.hold(due, sending);
  }

  private async attempt(due: DueDelivery): Promise<void> {
    const { target, message } = due;
    const headers = { [target.header_key]: target.header_value };
    const why = await this.failureOf(target.url, headers, JSON.stringify(message));
    if (why === undefined) return this.deliveries.succeeded(due);
    // One that was cut off by our own end counts for nothing; its turn comes again when its lease is over.
    if (this.stopping.signal.aborted) return;
    const givenUp = await this.deliveries.failed(due);
    const outcome = givenUp ? 'It is given up' : 'It will be tried again';
    this.logger.warn(`${message.id} was not delivered to whk_${target.id}: ${why} ${outcome}.`);
  }

  private async failureOf(url: string, headers: Record<string, string>, body: string): Promise<string | undefined> {
    const { WEBHOOK_TIMEOUT, WEBHOOK_PRIVATE } = this.config;
    try {
      const status = await post({
        url,
        headers,
        body,
        timeoutMs: WEBHOOK_TIMEOUT * 1000,
        mayBePrivate: WEBHOOK_PRIVATE,
        signal: this.stopping.signal,
      });
      return status >= 200 && status < 300 ? undefined : `The answer was ${status}.`;
    } catch (error) {
      return (error as Error).message;
    }
  }

  private in(ms: number): Date {
    return new Date(this.clock.now().getTime() + ms);
  }
}
