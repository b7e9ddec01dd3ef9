import { randomInt } from 'node:crypto';

import { Injectable } from '@nestjs/common';
import { closest } from 'fastest-levenshtein';
import sql, { join } from 'sql-template-tag';
import type { EntityManager } from 'typeorm';

import { Accounts } from '../../accounts/accounts.js';
import { AccountsService } from '../../accounts/accounts.service.js';
import type { Caller } from '../../accounts/caller.js';
import { Clock } from '../../clock/clock.js';
import { Database } from '../../database/database.js';
import { MAX_INTEGER } from '../../fields/fields.js';
import { Faces } from '../../http/face.js';
import { Invalid, NotFound, SandboxError } from '../http/errors.js';
import { chance } from './chance.js';
import { type Effect, parseEffect } from './effect.js';
import { Fault } from './fault.entity.js';
import type { NewFault } from './fault.body.js';

/** How many faults an account may have (choice), and how many of them may keep a copy of its records. */
const MAX_FAULTS = 100;
const MAX_COPIES = 5;

/** Every operation. */
const ANY = '*';

export type ShownFault = Omit<Fault, 'sandbox_id' | 'copy_id'>;

/** A fault that hits a request. */
export interface Hit {
  readonly fault: Fault;
  readonly effect: Effect;
  /** Which of the requests that the fault has seen this is. */
  readonly count: number;
}

/** What is to go wrong with the requests of an account, and how often it did. All servers on a database share it. */
@Injectable()
export class Faults {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsService,
    private readonly copies: Accounts,
    private readonly clock: Clock,
    private readonly faces: Faces,
  ) {}

  async list({ sandbox }: Caller): Promise<ShownFault[]> {
    const where = { sandbox_id: sandbox.id };
    const faults = await this.database.read((manager) => manager.find(Fault, { where, order: { id: 'ASC' } }));
    return faults.map(shown);
  }

  /** @throws NotFound */
  async show({ sandbox }: Caller, id: number): Promise<ShownFault> {
    const fault = await this.database.read((manager) => manager.findOneBy(Fault, { sandbox_id: sandbox.id, id }));
    if (!fault) throw noFault(id);
    return shown(fault);
  }

  /**
   * Sets a fault. It is met from the next request on; by requests to another server on the database within KEY_CACHE_MS.
   * @throws Invalid, or SandboxError (409) when the account has as many as it may have.
   */
  async add(caller: Caller, wanted: NewFault): Promise<ShownFault> {
    const { times = null, after = 0, probability = 1, seed = randomInt(MAX_INTEGER), body, headers = null } = wanted;
    const operation = this.operationOf(wanted);
    const isStale = parseEffect(wanted.effect)?.ending?.kind === 'stale';
    await this.database.read((manager) => requireRoom(manager, caller, isStale));
    const copy_id = isStale ? await this.copies.clone(caller.account_id) : null;
    const set = { operation, effect: wanted.effect, body: body ?? null, headers, times, after, probability, seed };
    const fault: Omit<Fault, 'id' | 'sandbox_id'> = {
      ...set,
      seen: 0,
      hits: 0,
      created_at: this.clock.timestamp(),
      copy_id,
    };
    try {
      return shown(await this.store(caller, fault));
    } catch (error) {
      if (copy_id !== null) await this.copies.remove(copy_id);
      throw error;
    }
  }

  /** @throws NotFound */
  async remove(caller: Caller, id: number): Promise<void> {
    if ((await this.removeWhere(caller, id)) === 0) throw noFault(id);
  }

  /** Removes all. */
  async clear(caller: Caller): Promise<void> {
    await this.removeWhere(caller);
  }

  /** The faults that hit a request, each with its count, at most one of which ends it. Whoever asks has met them. */
  async meet({ account_id, sandbox }: Caller, operation: string): Promise<Hit[]> {
    const { dialect } = this.database;
    const found = sql`sandbox_id = ${sandbox.id} AND operation IN (${join([ANY, operation])})
      AND (times IS NULL OR hits < times)`;
    const isMet = (manager: EntityManager) => dialect.query(manager, sql`SELECT id FROM faults WHERE ${found} LIMIT 1`);
    if ((await this.database.read(isMet)).length === 0) return [];
    return this.database.write(async ({ manager }) => {
      const lock = sql`SELECT id FROM faults WHERE ${found} ORDER BY id ${dialect.forUpdate}`;
      const hits: Hit[] = [];
      for (const { id } of await dialect.query<Pick<Fault, 'id'>>(manager, lock)) {
        const fault = await manager.findOneByOrFail(Fault, { sandbox_id: sandbox.id, id });
        const effect = parseEffect(fault.effect)!;
        // What has ended already is not there for others to end, nor is a write something that could be stale.
        if (effect.ending && hits.some((hit) => hit.effect.ending)) continue;
        if (effect.ending?.kind === 'stale' && !isRead(operation)) continue;
        const count = fault.seen + 1;
        const isHit = count > fault.after && chance(fault.seed, count, 'hit') < fault.probability;
        if (isHit) hits.push({ fault, effect, count });
        const counts = { seen: count, hits: fault.hits + (isHit ? 1 : 0) };
        await manager.update(Fault, { sandbox_id: sandbox.id, id }, counts);
      }
      return hits;
    }, account_id);
  }

  /** The operation as its API writes it. */
  private operationOf({ operation = ANY, effect, body, headers }: NewFault): string {
    const { ending } = parseEffect(effect)!;
    const needless = Object.entries({ body, headers }).filter(([, value]) => value != null);
    if (needless.length > 0 && ending?.kind !== 'status')
      throw new Invalid(needless.map(([field]) => ({ field, message: 'is only sent with a status' })));
    if (operation === ANY) return ANY;
    const known = this.faces.operationNamed(operation);
    if (!known) {
      const nearest = closest(operation, [...this.faces.operations]);
      throw new Invalid([{ field: 'operation', message: `is not known: the nearest is "${nearest}", and * is all` }]);
    }
    if (ending?.kind === 'stale' && !isRead(known))
      throw new Invalid([{ field: 'operation', message: 'is no read, and only a read can be stale' }]);
    return known;
  }

  private async store(caller: Caller, values: Omit<Fault, 'id' | 'sandbox_id'>): Promise<Fault> {
    const { id: sandbox_id } = caller.sandbox;
    const { dialect } = this.database;
    const fault = await this.database.write(async ({ manager }) => {
      // Others who set one for this account wait from here on.
      const [{ id }] = await dialect.query<{ id: number }>(
        manager,
        sql`UPDATE sandboxes SET last_fault_id = last_fault_id + 1, has_faults = true WHERE id = ${sandbox_id}
          RETURNING last_fault_id AS id`,
      );
      await requireRoom(manager, caller, values.copy_id !== null);
      const row = { ...values, sandbox_id, id };
      await manager.insert(Fault, row as object);
      return row;
    }, caller.account_id);
    this.accounts.forget();
    return fault;
  }

  /** Returns how many were removed. */
  private async removeWhere({ account_id, sandbox }: Caller, id?: number): Promise<number> {
    const { dialect } = this.database;
    const own = sql`sandbox_id = ${sandbox.id}`;
    const removed = await this.database.write(async ({ manager }) => {
      await dialect.query(manager, sql`SELECT id FROM sandboxes WHERE id = ${sandbox.id} ${dialect.forUpdate}`);
      const which = id === undefined ? own : sql`${own} AND id = ${id}`;
      const rows = await dialect.query<Pick<Fault, 'copy_id'>>(
        manager,
        sql`DELETE FROM faults WHERE ${which} RETURNING copy_id`,
      );
      await dialect.query(
        manager,
        sql`UPDATE sandboxes SET has_faults = EXISTS (SELECT 1 FROM faults WHERE ${own}) WHERE id = ${sandbox.id}`,
      );
      return rows;
    }, account_id);
    this.accounts.forget();
    for (const { copy_id } of removed) if (copy_id !== null) await this.copies.remove(copy_id);
    return removed.length;
  }
}

/** @throws SandboxError (409) when the account has as many faults as it may have. */
async function requireRoom(manager: EntityManager, { sandbox }: Caller, isStale: boolean): Promise<void> {
  const faults = await manager.findBy(Fault, { sandbox_id: sandbox.id });
  if (faults.length >= MAX_FAULTS)
    throw new SandboxError(409, `There are ${MAX_FAULTS} faults already. Remove some: DELETE /sandbox/faults.`);
  if (isStale && faults.filter(({ copy_id }) => copy_id !== null).length >= MAX_COPIES)
    throw new SandboxError(
      409,
      `${MAX_COPIES} faults are stale already, each with its copy of the records. Remove one.`,
    );
}

function isRead(operation: string): boolean {
  return operation.startsWith('GET ');
}

function shown({ sandbox_id: _, copy_id: __, ...fault }: Fault): ShownFault {
  return fault;
}

function noFault(id: number): NotFound {
  return new NotFound(`There is no fault ${id}; GET /sandbox/faults has them all.`);
}
