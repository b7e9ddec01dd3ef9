import { Injectable } from '@nestjs/common';

import type { Caller } from '../../accounts/caller.js';
import { Importers, NotImported } from '../../integrations/importer.js';
import type { Integration } from '../../integrations/integration.entity.js';
import { QueueItem, type Status } from '../../integrations/queue-item.entity.js';
import { readPayload } from '../../integrations/sent-fields.js';
import type { Records } from '../../records/records.js';
import { UnitOfWork } from '../../records/unit-of-work.js';
import { Invalid, NotFound, SandboxError } from '../http/errors.js';
import type { ItemAnswer } from './integration.views.js';

const NOTHING = { matches: [], makes: [], wrong: [] } as const;

/** What waits in the queue of a listener, and what becomes of it. */
@Injectable()
export class QueueService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly importers: Importers,
  ) {}

  list(caller: Caller, integration: Integration, status?: Status): Promise<ItemAnswer[]> {
    return this.unitOfWork.read(caller, async (records) => {
      const where = { integration_uuid: integration.uuid, ...(status && { status }) };
      const answers: ItemAnswer[] = [];
      for (const item of await records.find(QueueItem, where))
        answers.push(await this.shown(records, integration, item));
      return answers;
    });
  }

  /** Everything that is made of an item, and that it is saved, is kept together or not at all. */
  save(caller: Caller, integration: Integration, id: number, constituent_id?: number | null): Promise<ItemAnswer> {
    return this.handle(caller, integration, id, 'saved', async (records, { payload }) => {
      const { sent } = readPayload(integration.mapping, payload);
      return this.importers.importer.save(records, sent, constituent_id).catch((error: unknown) => {
        throw error instanceof NotImported ? new Invalid(error.wrong) : error;
      });
    });
  }

  reject(caller: Caller, integration: Integration, id: number): Promise<ItemAnswer> {
    return this.handle(caller, integration, id, 'rejected', async () => null);
  }

  /** @throws NotFound; SandboxError (409) when it is saved or rejected already. */
  private handle(
    caller: Caller,
    integration: Integration,
    id: number,
    status: Status,
    work: (records: Records, item: QueueItem) => Promise<QueueItem['made']>,
  ): Promise<ItemAnswer> {
    return this.unitOfWork.write(caller, async (records) => {
      await records.lock(QueueItem, id);
      const [item] = await records.find(QueueItem, { id, integration_uuid: integration.uuid });
      if (!item) throw new NotFound(`There is no item ${id} in the queue of ${integration.name}.`);
      if (item.status !== 'unsaved')
        throw new SandboxError(409, `Item ${id} was ${item.status} at ${item.handled_at}, which is not undone.`);
      const changes = { status, handled_at: records.clock.timestamp(), made: await work(records, item) };
      await records.update(QueueItem, item, changes);
      return this.shown(records, integration, { ...item, ...changes });
    });
  }

  private async shown(records: Records, { mapping }: Integration, item: QueueItem): Promise<ItemAnswer> {
    const { id, status, received_at, handled_at, payload, made } = item;
    const { sent, ignored } = readPayload(mapping, payload);
    const plan = status === 'unsaved' ? await this.importers.importer.plan(records, sent) : NOTHING;
    return { id, status, received_at, handled_at, payload, ignored, ...plan, made: made ?? [] };
  }
}
