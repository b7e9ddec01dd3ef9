import { Inject, Injectable } from '@nestjs/common';
import sql, { join, raw } from 'sql-template-tag';

import type { Caller } from '../../accounts/caller.js';
import { CONFIG, type Config } from '../../config/config.js';
import { Outbox } from '../../outbox/outbox.js';
import { UnitOfWork } from '../../records/unit-of-work.js';
import { EVENTS } from '../events/event.views.js';
import type { ReadBody } from '../http/body.js';
import { BadParameter, DrxError } from '../http/errors.js';
import { type List, listOf, type ListQuery } from '../http/list.js';
import { type Kind, shownById, storedById } from '../resource/by-id.js';
import { isPrivateHost } from './private-address.js';
import { type CreateWebhook, Webhook, WEBHOOK_STATUSES } from './webhook.entity.js';
import { webhookRow, type WebhookRow, webhookShown } from './webhook.views.js';

const WEBHOOK: Kind = { prefix: 'whk', name: 'webhook' };

/** The most webhooks of an account, so that what one request does is not told of without bounds: 30 (choice). */
const MAX_WEBHOOKS = 30;

/** What a list of webhooks can be narrowed by. */
const FILTERS: Readonly<Record<string, readonly string[]>> = { event: EVENTS, status: WEBHOOK_STATUSES };

@Injectable()
export class WebhooksService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  list(caller: Caller, query: ListQuery): Promise<List<WebhookRow>> {
    const conditions = Object.entries(query.filter).map(([name, value]) => {
      if (!FILTERS[name].includes(value)) throw new BadParameter(name, `must be one of ${FILTERS[name].join(', ')}`);
      return sql`${raw(name)} = ${value}`;
    });
    const where = conditions.length > 0 ? join(conditions, ' AND ') : undefined;
    return this.unitOfWork.read(caller, async (records) =>
      listOf(await records.page(webhookRow, { ...query, where }), query),
    );
  }

  show(caller: Caller, id: string): Promise<Webhook> {
    return this.unitOfWork.read(caller, (records) => shownById(records, webhookShown, WEBHOOK, id));
  }

  /** Adds a webhook in the account's turn, so that nobody else adds the last one that there is room for meanwhile. */
  create(caller: Caller, body: ReadBody<CreateWebhook>): Promise<Webhook> {
    const url = String(body.value.url);
    if (!body.hasError('url') && !this.config.WEBHOOK_PRIVATE && isPrivateHost(new URL(url))) {
      body.addError('url', 'must not be a private or loopback address');
    }
    body.throwIfInvalid();
    return this.outbox.write(caller, async (records) => {
      if ((await records.find(Webhook, {})).length >= MAX_WEBHOOKS) {
        throw new DrxError(
          409,
          `An account may have ${MAX_WEBHOOKS} webhooks: delete one that is not needed any more.`,
        );
      }
      const values = { ...body.value, status: 'active', successes: 0, failures: 0, last_triggered: null };
      return shownById(records, webhookShown, WEBHOOK, `whk_${await records.insert(Webhook, values)}`);
    });
  }

  /**
   * Deletes a webhook, and with it what it has yet to be told. It takes the account's turn, for whoever plans a delivery
   * must find the webhook still there when it is stored.
   */
  delete(caller: Caller, id: string): Promise<{ success: true; message: string }> {
    return this.outbox.write(caller, async (records) => {
      await records.delete(Webhook, await storedById(records, Webhook, WEBHOOK, id));
      return { success: true, message: `The webhook ${id} is deleted.` };
    });
  }
}
