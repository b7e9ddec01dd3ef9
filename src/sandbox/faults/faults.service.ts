import { randomInt } from 'node:crypto';

import { Injectable } from '@nestjs/common';
import sql, { join, raw } from 'sql-template-tag';
import type { EntityManager } from 'typeorm';

import { Accounts, become } from '../../accounts/accounts.js';
import { AccountsService } from '../../accounts/accounts.service.js';
import type { Caller } from '../../accounts/caller.js';
import type { Query } from '../../accounts/ranges.js';
import { Clock } from '../../clock/clock.js';
import { Database } from '../../database/database.js';
import { MAX_INTEGER } from '../../fields/fields.js';
import { Faces } from '../../http/face.js';
import { Invalid, NotFound, SandboxError } from '../http/errors.js';
import { nearestOf } from '../nearest.js';
import { Janitor } from '../state/janitor.js';
import { Shelf } from '../state/shelf.js';
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
    private readonly shelf: Shelf,
    private readonly janitor: Janitor,
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
    const fault: Omit<Fault, 'id' | 'copy_id'> = {
      sandbox_id: caller.sandbox.id,
      operation,
      effect: wanted.effect,
      body: body ?? null,
      headers,
      times,
      after,
      probability,
      seed,
      seen: 0,
      hits: 0,
      created_at: this.clock.timestamp(),
    };
    const stored = isStale
      ? await this.addWithCopy(caller, fault)
      : await this.shelf.write((query) => this.store(query, fault, null));
    this.accounts.forget(caller.sandbox.id);
    return stored;
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
      const nearest = nearestOf(operation, this.faces.operations);
      throw new Invalid([{ field: 'operation', message: `is not known: the nearest is "${nearest}", and * is all` }]);
    }
    if (ending?.kind === 'stale' && !isRead(known))
      throw new Invalid([{ field: 'operation', message: 'is no read, and only a read can be stale' }]);
    return known;
  }

  /** Copies the records first, and keeps the copy together with the fault. */
  private async addWithCopy({ account_id }: Caller, fault: Omit<Fault, 'id' | 'copy_id'>): Promise<ShownFault> {
    let stored!: ShownFault;
    await this.shelf.write((query) => requireRoom(query, fault.sandbox_id, true));
    await this.copies.clone(account_id, async (query, id) => {
      await become('snapshot')(query, id);
      stored = await this.store(query, fault, id);
    });
    return stored;
  }

  private async store(query: Query, fault: Omit<Fault, 'id' | 'copy_id'>, copy_id: number | null): Promise<ShownFault> {
    const { sandbox_id } = fault;
    // Others who set one for this account wait from here on.
    const [{ id }] = await query<{ id: number }>(
      sql`UPDATE sandboxes SET last_fault_id = last_fault_id + 1, has_faults = true WHERE id = ${sandbox_id}
        RETURNING last_fault_id AS id`,
    );
    await requireRoom(query, sandbox_id, copy_id !== null);
    const { body, headers, ...plain } = { ...fault, id, copy_id };
    const row = { ...plain, body: jsonOf(body), headers: jsonOf(headers) };
    const columns = raw(
      Object.keys(row)
        .map((name) => `"${name}"`)
        .join(),
    );
    await query(sql`INSERT INTO faults (${columns}) VALUES (${join(Object.values(row))})`);
    return shown({ ...fault, id, copy_id });
  }

  /** Returns how many were removed. */
  private async removeWhere({ sandbox }: Caller, id?: number): Promise<number> {
    const own = sql`sandbox_id = ${sandbox.id}`;
    const removed = await this.shelf.write(async (query) => {
      await this.accounts.lockSandbox(query, sandbox.id);
      const rows = await query<Pick<Fault, 'copy_id'>>(
        sql`DELETE FROM faults WHERE ${id === undefined ? own : sql`${own} AND id = ${id}`} RETURNING copy_id`,
      );
      await query(
        sql`UPDATE sandboxes SET has_faults = EXISTS (SELECT 1 FROM faults WHERE ${own}) WHERE id = ${sandbox.id}`,
      );
      for (const { copy_id } of rows) if (copy_id !== null) await this.shelf.discard(query, copy_id);
      return rows.length;
    });
    this.accounts.forget(sandbox.id);
    this.janitor.look();
    return removed;
  }
}

/** @throws SandboxError (409) when the account has as many faults as it may have. */
async function requireRoom(query: Query, sandbox_id: number, isStale: boolean): Promise<void> {
  const faults = await query<Pick<Fault, 'copy_id'>>(sql`SELECT copy_id FROM faults WHERE sandbox_id = ${sandbox_id}`);
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

function jsonOf(value: unknown): string | null {
  return value == null ? null : JSON.stringify(value);
}

function shown(fault: Fault): ShownFault {
  const { sandbox_id: _sandbox, copy_id: _copy, ...visible } = fault;
  return visible;
}

function noFault(id: number): NotFound {
  return new NotFound(`There is no fault ${id}; GET /sandbox/faults has them all.`);
}
