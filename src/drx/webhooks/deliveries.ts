import { Inject, Injectable } from '@nestjs/common';
import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import type { EntityManager } from 'typeorm';

import { type AccountClock, Clock } from '../../clock/clock.js';
import { CONFIG, type Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import type { Event } from '../../outbox/event.entity.js';
import type { Records } from '../../records/records.js';
import { type EventMessage, eventMessage } from '../events/event.views.js';
import type { DueDelivery, Target } from './due-delivery.js';
import type { Slots } from './slots.js';

/**
 * Added to the time that a receiver has, before another sender may take over from one that must have died. If it died
 * between the answer and noting it, the delivery comes twice, with the same id (choice).
 */
const LEASE_MARGIN_MS = 5000;

/**
 * The stored plan of what is to be delivered, which every server on the database works off together. A webhook's own row
 * says when it next has something to send. Whoever changes its deliveries changes that row first, and so waits for all
 * others that do.
 */
@Injectable()
export class Deliveries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Plans what is to be told of the events of one unit of work, within it. They are the account's last events. */
  async plan(records: Records, events: readonly Event[]): Promise<void> {
    const { account_id } = records.caller;
    const kinds = join([...new Set(events.map(({ event }) => event))]);
    const now = at(records.clock);
    const told =
      await records.query(sql`UPDATE webhooks SET due_at = CASE WHEN due_at < ${now} THEN due_at ELSE ${now} END
      WHERE account_id = ${account_id} AND event IN (${kinds}) RETURNING id`);
    if (told.length === 0) return;
    // Only the first about a record is due; the others wait for those before them.
    await records.query(sql`INSERT INTO deliveries (account_id, event_id, webhook_id, record_id, attempts, due_at)
      SELECT fresh.account_id, fresh.id, webhooks.id, fresh.record_id, 0,
        CASE WHEN fresh.nth = 1 AND NOT EXISTS (SELECT 1 FROM deliveries AS older
          WHERE older.account_id = fresh.account_id AND older.webhook_id = webhooks.id
            AND older.record_id = fresh.record_id) THEN ${now} END
      FROM (SELECT account_id, id, event, record_id,
          row_number() OVER (PARTITION BY event, record_id ORDER BY id) AS nth
        FROM events WHERE account_id = ${account_id} AND id >= ${events[0].id}) AS fresh
      JOIN webhooks ON webhooks.account_id = fresh.account_id AND webhooks.event = fresh.event`);
  }

  /** When, by the server's clock, a webhook with this status, of those that have slots left, next has something to send. */
  async nextDue(status: string, slots: Slots): Promise<Date | undefined> {
    const select = sql`SELECT due_at FROM webhooks WHERE status = ${status} AND due_at IS NOT NULL
      AND ${IS_OPEN} AND NOT ${HAS_CLOCK} ${except(slots.full())} ORDER BY due_at LIMIT 1`;
    const [next] = await this.database.read((manager) => this.run<{ due_at: string }>(manager, select));
    const own = await this.database.read((manager) => this.withOwnClock(manager, status, slots));
    const times = own.map(({ clock, due_at }) => clock.serverTime(new Date(due_at)));
    const known = [next && new Date(next.due_at), ...times].filter((time) => time !== undefined);
    return known.toSorted((one, other) => one.getTime() - other.getTime())[0];
  }

  /**
   * Takes what is due and there are slots for. The webhooks take turns, each with its share of the slots. Nobody else
   * takes the same until this attempt must be over.
   */
  take(status: string, slots: Slots): Promise<DueDelivery[]> {
    const left = slots.leftFor(status);
    return this.database.write(async ({ manager }) => {
      const own = (await this.withOwnClock(manager, status, slots)).filter(({ clock, due_at }) => due_at <= at(clock));
      const clocks = new Map(own.map(({ account_id, clock }) => [account_id, clock]));
      const isDue = [
        sql`due_at <= ${at(this.clock)} AND NOT ${HAS_CLOCK}`,
        ...own.map(({ account_id, clock }) => sql`account_id = ${account_id} AND due_at <= ${at(clock)}`),
      ];
      const rows = await this.run<Omit<Target, 'clock'>>(
        manager,
        sql`SELECT account_id, id, url, header_key, header_value, status FROM webhooks
          WHERE status = ${status} AND (${join(isDue, ' OR ')}) AND ${IS_OPEN} ${except(slots.full())}
          ORDER BY due_at LIMIT ${left} ${this.database.dialect.skipLocked}`,
      );
      const targets = rows.map((row): Target => ({ ...row, clock: clocks.get(row.account_id) ?? this.clock }));
      const share = Math.floor(left / Math.max(targets.length, 1));
      const taken: DueDelivery[] = [];
      for (const target of targets) {
        taken.push(...(await this.lease(manager, target, Math.min(share, slots.leftOf(target)))));
      }
      return taken;
    });
  }

  /** The receiver has taken it. */
  succeeded(due: DueDelivery): Promise<void> {
    return this.database.write(async ({ manager }) => {
      await this.count(manager, due.target, 'successes', 'active');
      await this.remove(manager, due);
      await this.schedule(manager, due.target);
    });
  }

  /** The attempt has failed. It is planned again after a pause, or given up. Returns whether it was given up. */
  failed(due: DueDelivery): Promise<boolean> {
    const pause = this.config.WEBHOOK_PAUSES[due.attempts - 1];
    return this.database.write(async ({ manager }) => {
      await this.count(manager, due.target, 'failures', 'failing');
      if (pause === undefined) await this.remove(manager, due);
      else await this.postpone(manager, due, at(due.target.clock, pause * 1000));
      await this.schedule(manager, due.target);
      return pause === undefined;
    });
  }

  private async lease(manager: EntityManager, target: Target, most: number): Promise<DueDelivery[]> {
    const due = await this.run<StoredDelivery>(
      manager,
      sql`SELECT event_id, deliveries.record_id, attempts, ${eventMessage.select(this.database.dialect)} AS message
        FROM deliveries JOIN events ON events.account_id = deliveries.account_id AND events.id = event_id
        WHERE ${of(target)} AND due_at <= ${at(target.clock)} ORDER BY due_at LIMIT ${most}`,
    );
    if (due.length > 0) {
      const until = at(target.clock, this.config.WEBHOOK_TIMEOUT * 1000 + LEASE_MARGIN_MS);
      const ids = join(due.map(({ event_id }) => event_id));
      await this.run(
        manager,
        sql`UPDATE deliveries SET attempts = attempts + 1, due_at = ${until} WHERE ${of(target)} AND event_id IN (${ids})`,
      );
    }
    await this.schedule(manager, target);
    return due.map(({ event_id, record_id, attempts, message }) => ({
      target,
      event_id,
      record_id,
      attempts: attempts + 1,
      message: this.database.dialect.jsonOf<EventMessage>(message).value,
    }));
  }

  /** Counts an attempt. It comes first, for it locks the webhook. */
  private async count(manager: EntityManager, target: Target, what: string, status: string): Promise<void> {
    await this.run(
      manager,
      sql`UPDATE webhooks SET ${raw(what)} = ${raw(what)} + 1, status = ${status}, last_triggered = ${target.clock.timestamp()}
        WHERE account_id = ${target.account_id} AND id = ${target.id}`,
    );
  }

  /** The next one about the same record need not wait any longer. */
  private async remove(manager: EntityManager, { target, event_id, record_id }: DueDelivery): Promise<void> {
    await this.run(manager, sql`DELETE FROM deliveries WHERE ${of(target)} AND event_id = ${event_id}`);
    await this.run(
      manager,
      sql`UPDATE deliveries SET due_at = ${at(target.clock)} WHERE ${of(target)} AND due_at IS NULL
        AND event_id = (SELECT min(event_id) FROM deliveries WHERE ${of(target)} AND record_id = ${record_id})`,
    );
  }

  /** Nothing happens when somebody else has taken over meanwhile. */
  private async postpone(manager: EntityManager, due: DueDelivery, until: string): Promise<void> {
    await this.run(
      manager,
      sql`UPDATE deliveries SET due_at = ${until}
        WHERE ${of(due.target)} AND event_id = ${due.event_id} AND attempts = ${due.attempts}`,
    );
  }

  /** Notes when the webhook next has something to send. One that has more already goes behind those that wait. */
  private async schedule(manager: EntityManager, target: Target): Promise<void> {
    const now = at(target.clock);
    const next = sql`SELECT CASE WHEN deliveries.due_at < ${now} THEN ${now} ELSE deliveries.due_at END
      FROM deliveries WHERE ${of(target)} AND deliveries.due_at IS NOT NULL ORDER BY deliveries.due_at LIMIT 1`;
    await this.run(
      manager,
      sql`UPDATE webhooks SET due_at = (${next}) WHERE account_id = ${target.account_id} AND id = ${target.id}`,
    );
  }

  private run<Row>(manager: EntityManager, statement: Sql): Promise<Row[]> {
    return this.database.dialect.query(manager, statement);
  }

  /** The accounts with a clock of their own that have something to send, and when the first is due by it. */
  private async withOwnClock(manager: EntityManager, status: string, slots: Slots): Promise<OwnTime[]> {
    const rows = await this.run<{ account_id: number; clock: string; due_at: string }>(
      manager,
      sql`SELECT webhooks.account_id, clock, min(due_at) AS due_at FROM sandboxes
        JOIN webhooks ON webhooks.account_id = sandboxes.account_id
        WHERE clock IS NOT NULL AND status = ${status} AND due_at IS NOT NULL ${except(slots.full())}
        GROUP BY webhooks.account_id, clock ORDER BY webhooks.account_id`,
    );
    return rows.map(({ clock, ...row }) => ({ ...row, clock: this.clock.of({ clock: JSON.parse(clock) }) }));
  }
}

/** When an account is next due, by its own clock. */
interface OwnTime {
  account_id: number;
  clock: AccountClock;
  due_at: string;
}

/** The time on a clock in so many milliseconds, as it is stored. */
function at(clock: AccountClock, ms = 0): string {
  return new Date(clock.now().getTime() + ms).toISOString();
}

/** Nobody is told of what happened in an account that no key opens, such as a copy that is kept to go back to. */
const IS_OPEN = sql`EXISTS (SELECT 1 FROM api_keys WHERE api_keys.account_id = webhooks.account_id)`;

const HAS_CLOCK = sql`EXISTS (SELECT 1 FROM sandboxes WHERE sandboxes.account_id = webhooks.account_id
  AND clock IS NOT NULL)`;

/** A delivery beside its event, as the database gives them. */
interface StoredDelivery {
  event_id: number;
  record_id: number;
  attempts: number;
  /** JSON. */
  message: unknown;
}

/** The condition on the deliveries of a webhook. */
function of({ account_id, id }: Target): Sql {
  return sql`deliveries.account_id = ${account_id} AND deliveries.webhook_id = ${id}`;
}

/** The condition on webhooks that leaves out these. */
function except(targets: readonly Target[]): Sql {
  if (targets.length === 0) return empty;
  const conditions = targets.map(
    ({ account_id, id }) => sql`AND NOT (webhooks.account_id = ${account_id} AND webhooks.id = ${id})`,
  );
  return join(conditions, ' ');
}
