import { randomUUID } from 'node:crypto';

import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';

import { AccountsService } from '../../accounts/accounts.service.js';
import type { Caller } from '../../accounts/caller.js';
import { Clock } from '../../clock/clock.js';
import { Database } from '../../database/database.js';
import { Importers } from '../../integrations/importer.js';
import { Integration, UUID } from '../../integrations/integration.entity.js';
import { QueueItem } from '../../integrations/queue-item.entity.js';
import { UnitOfWork } from '../../records/unit-of-work.js';
import { Invalid, NotFound, SandboxError } from '../http/errors.js';
import { nearestOf } from '../nearest.js';
import { nearestName } from '../requests/unread.js';
import { Shelf } from '../state/shelf.js';
import type { Choice, NewIntegration, QueueFilter } from './integration.body.js';
import type { IntegrationAnswer, IntegrationList, ItemAnswer } from './integration.views.js';
import { QueueService } from './queue.service.js';

/** How many listeners an account may have (choice). */
const MAX_LISTENERS = 50;

/** The listeners of an account, to which others send without a key, and what waits in their queues. */
@Injectable()
export class IntegrationsService {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly keys: AccountsService,
    private readonly shelf: Shelf,
    private readonly clock: Clock,
    private readonly importers: Importers,
    private readonly items: QueueService,
  ) {}

  /** The oldest first, with every field that a key may mean. */
  async list({ sandbox, account_id }: Caller): Promise<IntegrationList> {
    const where = { sandbox_id: sandbox.id };
    const order = { created_at: 'ASC', uuid: 'ASC' } as const;
    const found = await this.database.read((manager) => manager.find(Integration, { where, order }));
    const unsaved = await this.shelf.read<{ uuid: string; items: unknown }>(
      sql`SELECT integration_uuid AS uuid, count(*) AS items FROM queue_items
        WHERE account_id = ${account_id} AND status = 'unsaved' GROUP BY integration_uuid`,
    );
    const counts = new Map(unsaved.map(({ uuid, items }) => [uuid, Number(items)]));
    const integrations = found.map((each) => ({ ...shown(each), unsaved: counts.get(each.uuid) ?? 0 }));
    return { integrations, fields: this.importers.importer.fields };
  }

  /** @throws Invalid, or SandboxError (409) when the account has as many as it may have. */
  create(caller: Caller, wanted: NewIntegration): Promise<IntegrationAnswer> {
    return this.put(caller, randomUUID(), wanted);
  }

  /**
   * Makes a listener of this uuid, or gives the one that there is another name and mapping: so a program in which the
   * address of a real one stands can be tested as it is.
   * @throws Invalid, or SandboxError (409) when it is another account's or the account has as many as it may have.
   */
  async put(
    { sandbox }: Caller,
    id: string,
    { name = 'Integration', mapping }: NewIntegration,
  ): Promise<IntegrationAnswer> {
    if (!UUID.test(id)) throw new Invalid([{ field: 'uuid', message: `must be like ${randomUUID()}` }]);
    this.check(mapping);
    const uuid = id.toLowerCase();
    return this.database.write(async ({ manager, query }) => {
      // Others who make one for this account wait from here on.
      await this.keys.lockSandbox(query, sandbox.id);
      const found = await manager.findOneBy(Integration, { uuid });
      if (found && found.sandbox_id !== sandbox.id)
        throw new SandboxError(409, `The listener ${uuid} is another account's. Take another uuid.`);
      if (found) {
        await manager.update(Integration, { uuid }, { name, mapping });
        return shown({ ...found, name, mapping });
      }
      if ((await manager.countBy(Integration, { sandbox_id: sandbox.id })) >= MAX_LISTENERS)
        throw new SandboxError(409, `An account may have ${MAX_LISTENERS} listeners: delete one that is not needed.`);
      const made = { uuid, sandbox_id: sandbox.id, name, mapping, created_at: this.clock.timestamp() };
      await manager.insert(Integration, made);
      return shown(made);
    });
  }

  /** Removes a listener with its queue. @throws NotFound */
  async remove(caller: Caller, id: string): Promise<void> {
    const { uuid } = await this.find(caller, id);
    await this.database.write(async (transaction) => {
      await transaction.manager.delete(Integration, { uuid });
      const records = this.unitOfWork.within(transaction, caller);
      for (const item of await records.find(QueueItem, { integration_uuid: uuid }))
        await records.delete(QueueItem, item);
    }, caller.account_id);
  }

  /** What was sent, in the order in which it came. @throws NotFound */
  async queue(caller: Caller, uuid: string, { status }: QueueFilter = {}): Promise<ItemAnswer[]> {
    return this.items.list(caller, await this.find(caller, uuid), status);
  }

  /**
   * Makes the records that an item is to become: all of them, or none.
   * @throws NotFound, Invalid that names the fields, or SandboxError (409) when it is saved or rejected already.
   */
  async save(caller: Caller, uuid: string, item: number, { constituent_id }: Choice = {}): Promise<ItemAnswer> {
    return this.items.save(caller, await this.find(caller, uuid), item, constituent_id);
  }

  /** Nothing becomes of an item. @throws NotFound, SandboxError (409) */
  async reject(caller: Caller, uuid: string, item: number): Promise<ItemAnswer> {
    return this.items.reject(caller, await this.find(caller, uuid), item);
  }

  /** @throws NotFound */
  private async find({ sandbox }: Caller, id: string): Promise<Integration> {
    const where = { uuid: id.toLowerCase(), sandbox_id: sandbox.id };
    const found = UUID.test(id) && (await this.database.read((manager) => manager.findOneBy(Integration, where)));
    if (!found)
      throw new NotFound(`There is no listener ${where.uuid.slice(0, 36)}; GET /sandbox/integrations has them all.`);
    return found;
  }

  /** @throws Invalid that names the nearest field for each that there is not, and what two keys would mean. */
  private check(mapping: Readonly<Record<string, string>>): void {
    const { fields } = this.importers.importer;
    const taken = new Map<string, string>();
    const wrong = Object.entries(mapping).flatMap(([key, field]) => {
      const at = `mapping.${key}`;
      if (!fields.includes(field))
        return { field: at, message: `means no field; the nearest is ${nearestField(field, fields)}` };
      const other = taken.get(field);
      taken.set(field, key);
      return other === undefined ? [] : { field: at, message: `means ${field}, as ${other} does already` };
    });
    if (wrong.length > 0) throw new Invalid(wrong);
  }
}

function shown({ uuid, name, mapping, created_at }: Integration): IntegrationAnswer {
  return { uuid, name, path: `/integrations/${uuid}/listener`, mapping, created_at };
}

/** Of the fields of the same record the one whose name was likely meant, or else the one that is written most alike. */
function nearestField(field: string, fields: readonly string[]): string | undefined {
  const [place, name = ''] = field.split('.');
  const keys = fields.flatMap((known) => (known.startsWith(`${place}.`) ? known.slice(place.length + 1) : []));
  const key = nearestName(name, keys);
  return key === undefined ? nearestOf(field, fields) : `${place}.${key}`;
}
