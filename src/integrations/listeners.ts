import { Injectable, NotFoundException, PayloadTooLargeException, UnprocessableEntityException } from '@nestjs/common';
import sql from 'sql-template-tag';

import { NO_KEY } from '../accounts/accounts.service.js';
import type { Caller } from '../accounts/caller.js';
import { Sandbox } from '../accounts/sandbox.entity.js';
import { Database } from '../database/database.js';
import type { Records } from '../records/records.js';
import { UnitOfWork } from '../records/unit-of-work.js';
import { Integration, UUID } from './integration.entity.js';
import { QueueItem } from './queue-item.entity.js';

/** How many items the queue of one listener has at most, and how long one may be as JSON, in characters (choice). */
const MAX_ITEMS = 1000;
const MAX_PAYLOAD = 100_000;

/** Takes what is sent to listeners, which need no key: who knows the uuid may send. */
@Injectable()
export class Listeners {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Whose listener it is: the account as it is now, whatever it was when the listener was made.
   * @throws NotFoundException
   */
  async callerAt(uuid: string): Promise<Caller> {
    const sandbox = UUID.test(uuid) && (await this.sandboxOf(uuid.toLowerCase()));
    if (!sandbox) throw new NotFoundException('There is no such listener.');
    return { account_id: sandbox.account_id, key_id: NO_KEY, scope: 'write', sandbox };
  }

  /**
   * Keeps what was sent, as it is, until somebody saves or rejects it. In a full queue it takes the place of the oldest
   * that was (choice).
   * @throws PayloadTooLargeException; UnprocessableEntityException when everything in a full queue is unsaved.
   */
  async receive(caller: Caller, uuid: string, payload: Readonly<Record<string, unknown>>): Promise<void> {
    if (JSON.stringify(payload).length > MAX_PAYLOAD)
      throw new PayloadTooLargeException(`What is sent must not be longer than ${MAX_PAYLOAD} characters as JSON.`);
    const integration_uuid = uuid.toLowerCase();
    await this.unitOfWork.write(caller, async (records) => {
      await makeRoom(records, integration_uuid);
      const received_at = records.clock.timestamp();
      await records.insert(QueueItem, { integration_uuid, status: 'unsaved', received_at, payload });
    });
  }

  private sandboxOf(uuid: string): Promise<Sandbox | null> {
    return this.database.read(async (manager) => {
      const found = await manager.findOneBy(Integration, { uuid });
      return found && manager.findOneBy(Sandbox, { id: found.sandbox_id });
    });
  }
}

async function makeRoom(records: Records, integration_uuid: string): Promise<void> {
  const [{ items, handled }] = await records.query<{ items: unknown; handled: number | null }>(
    sql`SELECT count(*) AS items, min(CASE WHEN status <> 'unsaved' THEN id END) AS handled
      FROM ${records.own('queue_items')} WHERE integration_uuid = ${integration_uuid}`,
  );
  if (Number(items) < MAX_ITEMS) return;
  if (handled === null)
    throw new UnprocessableEntityException(`The queue has ${MAX_ITEMS} unsaved items. Save or reject some first.`);
  const [oldest] = await records.find(QueueItem, { id: handled });
  await records.delete(QueueItem, oldest);
}
