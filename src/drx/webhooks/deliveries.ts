import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { EntityManager } from 'typeorm';

import { Event } from '../../outbox/event.entity.js';
import { CONFIG, type Config } from '../../config/config.js';
import { Clock } from '../../clock/clock.js';
import { Database } from '../../database/database.js';
import type { Records } from '../../records/records.js';
import { Delivery } from './delivery.entity.js';
import { Webhook } from './webhook.entity.js';

/** Added to the time that a receiver has, before another sender may take over from one that must have died. */
const LEASE_MARGIN_MS = 5000;

/** A delivery waits for those before it that are about the same record, so that its receiver learns things in order. */
const OLDEST = sql`NOT EXISTS (SELECT 1 FROM deliveries AS older WHERE older.webhook_id = deliveries.webhook_id
  AND older.record_type = deliveries.record_type AND older.record_id = deliveries.record_id
  AND older.id < deliveries.id)`;

/** A delivery that is to be sent now, with what that takes. */
export interface DueDelivery {
  delivery: Delivery;
  webhook: Webhook;
  event: Event;
}

/** The stored plan of what is to be delivered, which every server on the database works off together. */
@Injectable()
export class Deliveries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Plans the deliveries of an event in the unit of work that made it happen. */
  async plan(records: Records, { id, event, record_type, record_id }: Event): Promise<void> {
    for (const webhook of await records.find(Webhook, { event })) {
      await records.append(Delivery, {
        webhook_id: webhook.id,
        event_id: id,
        record_type,
        record_id,
        attempts: 0,
        due_at: this.clock.now().toISOString(),
      });
    }
  }

  /**
   * Takes up to `most` deliveries that are due. Of one webhook and record only the oldest can be taken, and nobody else
   * takes it until this attempt must be over.
   */
  take(most: number): Promise<DueDelivery[]> {
    return this.database.write(async ({ manager }) => {
      const due = await this.database.dialect.query<{ id: number }>(
        manager,
        sql`SELECT id FROM deliveries WHERE due_at <= ${this.clock.now().toISOString()} AND ${OLDEST}
          ORDER BY due_at, id LIMIT ${most} ${this.database.dialect.skipLocked}`,
      );
      const taken: DueDelivery[] = [];
      for (const { id } of due) taken.push(await this.lease(manager, id));
      return taken;
    });
  }

  /** When the next delivery can be taken, if any is planned. */
  async nextDue(): Promise<Date | undefined> {
    const next = sql`SELECT min(due_at) AS due_at FROM deliveries WHERE ${OLDEST}`;
    const [{ due_at }] = await this.database.read((manager) =>
      this.database.dialect.query<{ due_at: string | null }>(manager, next),
    );
    return due_at === null ? undefined : new Date(due_at);
  }

  /** The receiver has taken it. */
  succeeded({ delivery, webhook }: DueDelivery): Promise<void> {
    return this.database.write(async ({ manager }) => {
      await manager.delete(Delivery, { id: delivery.id });
      await manager.increment(Webhook, { id: webhook.id }, 'successes', 1);
      await this.note(manager, webhook, 'active');
    });
  }

  /** The attempt has failed. It is planned again after a pause, or given up. Returns whether it was given up. */
  failed({ delivery, webhook }: DueDelivery): Promise<boolean> {
    const pause = this.config.WEBHOOK_PAUSES[delivery.attempts - 1];
    return this.database.write(async ({ manager }) => {
      if (pause === undefined) await manager.delete(Delivery, { id: delivery.id });
      else await manager.update(Delivery, { id: delivery.id }, { due_at: this.in(pause * 1000) });
      await manager.increment(Webhook, { id: webhook.id }, 'failures', 1);
      await this.note(manager, webhook, 'failing');
      return pause === undefined;
    });
  }

  private async lease(manager: EntityManager, id: number): Promise<DueDelivery> {
    const delivery = await manager.findOneByOrFail(Delivery, { id });
    const attempts = delivery.attempts + 1;
    const due_at = this.in(this.config.WEBHOOK_TIMEOUT * 1000 + LEASE_MARGIN_MS);
    await manager.update(Delivery, { id }, { attempts, due_at });
    return {
      delivery: { ...delivery, attempts, due_at } as Delivery,
      webhook: await manager.findOneByOrFail(Webhook, { id: delivery.webhook_id }),
      event: await manager.findOneByOrFail(Event, { id: delivery.event_id }),
    };
  }

  private async note(manager: EntityManager, { id }: Webhook, status: string): Promise<void> {
    await manager.update(Webhook, { id }, { status, last_triggered: this.clock.timestamp() });
  }

  private in(ms: number): string {
    return new Date(this.clock.now().getTime() + ms).toISOString();
  }
}
