import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';

import { Outbox } from '../../outbox/outbox.js';
import { type Worker, Workers } from '../../workers/workers.js';
import { CONFIG, type Config } from '../../config/config.js';
import { Clock } from '../../clock/clock.js';
import { Deliveries, type DueDelivery } from './deliveries.js';
import { post } from './post.js';

/** How many deliveries are under way at once. */
const AT_ONCE = 16;
/** How often to look for what other servers on the same database have left behind. */
const POLL_MS = 5000;
/** How long deliveries that are under way may take when the server stops. */
const GRACE_MS = 1000;

/** The worker that sends what is planned, when it is due. */
@Injectable()
export class Sender implements Worker, OnModuleInit {
  private readonly logger = new Logger(Sender.name);
  private readonly underWay = new Set<Promise<void>>();
  private readonly stopping = new AbortController();
  private started = false;
  private looking?: Promise<void>;
  private lookAgain = false;
  private cancelAlarm = () => {};

  constructor(
    private readonly deliveries: Deliveries,
    private readonly outbox: Outbox,
    private readonly workers: Workers,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe((records, event) => this.deliveries.plan(records, event));
    this.outbox.onCommitted(() => this.poll());
    this.workers.add(this);
  }

  start(): void {
    this.started = true;
    this.poll();
  }

  async stop(): Promise<void> {
    this.started = false;
    this.cancelAlarm();
    const grace = setTimeout(() => this.stopping.abort(), GRACE_MS);
    await this.looking;
    await Promise.all(this.underWay);
    clearTimeout(grace);
  }

  /** Sends what is due; a call while that goes on makes it look once more afterwards. */
  private poll(): void {
    if (!this.started) return;
    if (this.looking) {
      this.lookAgain = true;
      return;
    }
    this.lookAgain = false;
    this.looking = this.sendDue()
      .catch((error: Error) => this.logger.error(`Looking for due deliveries failed: ${error.name}`))
      .finally(() => {
        this.looking = undefined;
        if (this.lookAgain) this.poll();
      });
  }

  private async sendDue(): Promise<void> {
    this.cancelAlarm();
    let next = await this.deliveries.nextDue();
    const free = AT_ONCE - this.underWay.size;
    if (free > 0 && next && next <= this.clock.now()) {
      for (const due of await this.deliveries.take(free)) this.send(due);
      next = await this.deliveries.nextDue();
    }
    // With all hands full, the next look is when one of them is done.
    const latest = new Date(this.clock.now().getTime() + POLL_MS);
    const at = next && next < latest && this.underWay.size < AT_ONCE ? next : latest;
    this.cancelAlarm = this.clock.wakeAt(at, () => this.poll());
  }

  private send(due: DueDelivery): void {
    const sending = this.attempt(due)
      .catch((error: Error) => this.logger.error(`Noting a delivery of whk_${due.webhook.id} failed: ${error.name}`))
      .finally(() => {
        this.underWay.delete(sending);
        this.poll();
      });
    this.underWay.add(sending);
  }

  private async attempt(due: DueDelivery): Promise<void> {
    const { webhook, event } = due;
    const message = { id: `evt_${event.id}`, event: event.event, created: event.created_at, data: event.data };
    const why = await this.failureOf(
      webhook.url,
      { [webhook.header_key]: webhook.header_value },
      JSON.stringify(message),
    );
    if (why === undefined) return this.deliveries.succeeded(due);
    // One that was cut off by our own end counts for nothing; its turn comes again when its lease is over.
    if (this.stopping.signal.aborted) return;
    const givenUp = await this.deliveries.failed(due);
    const outcome = givenUp ? 'It is given up' : 'It will be tried again';
    this.logger.warn(`evt_${event.id} was not delivered to whk_${webhook.id}: ${why} ${outcome}.`);
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
}
