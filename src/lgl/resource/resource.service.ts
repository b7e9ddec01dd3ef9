import { Inject, Injectable, type Type } from '@nestjs/common';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { FindOptionsWhere } from 'typeorm';

import type { Caller } from '../../accounts/caller.js';
import type { Json } from '../../database/json.js';
import type { Derived, Records, StoredRecord } from '../../records/records.js';
import { UnitOfWork } from '../../records/unit-of-work.js';
import type { SentBody } from '../http/body.js';
import { API_VERSION, Forbidden, ItemNotFound, NotSaved } from '../http/errors.js';
import { type List, listOf, type ListQuery } from '../http/list.js';
import { resolveReferences } from './reference.js';
import type { Answer, Parent, Resource } from './resource.js';

/** The ids in a path, by their names there. */
export type ParentIds = Readonly<Record<string, number>>;

/** A record inside the body of the one that it belongs to: with an `id` it changes that record, else it adds one. */
export type Nested<E> = Partial<E> & { id?: number | null };

export const SUCCESS = { api_version: API_VERSION, result: 'success' } as const;

/** What every resource can do with its records. One with a rule of its own overrides `prepare`, or adds to a method. */
@Injectable()
export abstract class ResourceService<E extends StoredRecord> {
  abstract readonly resource: Resource<E>;
  /** Whether new records inside a body need not see one another to be prepared, so that one statement stores them. */
  protected readonly addsTogether: boolean = false;
  @Inject(UnitOfWork) protected readonly unitOfWork: UnitOfWork;

  list(caller: Caller, parents: ParentIds, query: ListQuery): Promise<Json<List<object>>> {
    const { row, itemType, filters, listed, search } = this.resource;
    return this.unitOfWork.read(caller, async (records) => {
      const conditions = [...this.parentConditions(parents), ...(listed ? [listed] : [])];
      for (const [parameter, filter] of Object.entries(filters)) {
        for (const value of query.valuesOf(parameter)) conditions.push(await filter(value, records));
      }
      const asked = await search?.readOnList(query, records);
      if (asked?.where) conditions.push(asked.where);
      const where = conditions.length > 0 ? join(conditions, ' AND ') : undefined;
      const request = { ...query, where, order: asked?.order };
      const page = asked?.where ? await records.pageFound(row, request) : await records.page(row, request);
      if (page.total === 0) await this.requireParents(records, parents);
      return listOf(itemType, page, query);
    });
  }

  /** @throws ParameterError */
  search(caller: Caller, query: ListQuery): Promise<Json<List<object>>> {
    const { itemType, search } = this.resource;
    if (!search) throw new Error(`${itemType} records cannot be searched`);
    return this.unitOfWork.read(caller, async (records) => {
      const view = await search.viewFor(query);
      const page = await records.pageFound(view, { ...query, ...(await search.read(query, records)) });
      return listOf(itemType, page, query);
    });
  }

  show(caller: Caller, id: number): Promise<Json<Answer<E>>> {
    return this.unitOfWork.read(caller, (records) => this.answer(records, id));
  }

  create(caller: Caller, parents: ParentIds, body: SentBody<Partial<E>>): Promise<Json<Answer<E>>> {
    return this.unitOfWork.write(caller, async (records) => {
      const requireParents = () => this.lockParents(records, parents, body);
      // Where nobody else writes, nothing can be stored under what is not there: that is looked at when it was refused.
      if (records.needsLocks) await requireParents();
      try {
        const input = { ...body.accepted(), ...this.parentColumns(parents) };
        return await this.answer(records, await this.add(records, input));
      } catch (error) {
        if (!records.needsLocks) await requireParents();
        throw error;
      }
    });
  }

  update(caller: Caller, id: number, body: SentBody<Partial<E>>): Promise<Json<Answer<E>>> {
    return this.unitOfWork.write(caller, async (records) => {
      const record = await this.lockAndFind(records, id, body);
      await this.change(records, record, body.accepted());
      return this.answer(records, id);
    });
  }

  delete(caller: Caller, id: number): Promise<typeof SUCCESS> {
    return this.unitOfWork.write(caller, async (records) => {
      await this.remove(records, await this.lockAndFind(records, id));
      return SUCCESS;
    });
  }

  /** Stores a new record inside a unit of work and returns its id. The record it belongs to must be locked. */
  async add(records: Records, input: Partial<E>): Promise<number> {
    const { type, details } = this.resource;
    const values = await this.toStore(records, input);
    return records.insert(type, values, { shownAs: details, derived: this.derive(records, values) });
  }

  /** Changes a record inside a unit of work. Its `updated_at` moves also when nothing differs (doc). */
  async change(records: Records, record: E, input: Partial<E>): Promise<void> {
    const values = await resolveReferences(records, this.resource.type, input, false);
    await records.update(this.resource.type, record, await this.prepare(records, values, record), { touch: true });
  }

  /** Deletes a record inside a unit of work. */
  async remove(records: Records, record: E): Promise<void> {
    await records.delete(this.resource.type, record);
  }

  /**
   * Stores the records inside the body of the one that they belong to: adds them, or changes those with an `id`. Errors
   * name the place, such as `phone_numbers[1].number`.
   * @param owner the column that names the other record, with its id.
   * @throws NotSaved
   */
  async storeInside(records: Records, owner: Partial<E>, key: string, entries: readonly Nested<E>[]): Promise<void> {
    const together: Partial<E>[] = [];
    for (const [index, { id, ...entry }] of entries.entries()) {
      try {
        const input = { ...(entry as unknown as Partial<E>), ...owner };
        if (id === undefined || id === null) {
          if (this.addsTogether) together.push(await this.toStore(records, input));
          else await this.add(records, input);
          continue;
        }
        const [known] = await records.find(this.resource.type, { ...owner, id } as FindOptionsWhere<E>);
        if (!known) throw new NotSaved(`id ${id} is not one of its ${key.replaceAll('_', ' ')}`);
        await this.change(records, known, input);
      } catch (error) {
        throw error instanceof NotSaved ? error.inside(`${key}[${index}]`) : error;
      }
    }
    await records.insertAll(this.resource.type, together);
  }

  /** Removes all records that belong to another one. */
  async removeInside(records: Records, owner: Partial<E>): Promise<void> {
    for (const record of await records.find(this.resource.type, owner as FindOptionsWhere<E>)) {
      await this.remove(records, record);
    }
  }

  /** A new record as it is to be stored. */
  private async toStore(records: Records, input: Partial<E>): Promise<Partial<E>> {
    return this.prepare(records, await resolveReferences(records, this.resource.type, input, true));
  }

  /**
   * The resource's own rule: derives and checks what is about to be stored. `before` is the record as it was, or
   * nothing for a new one.
   */
  protected async prepare(_records: Records, values: Partial<E>, _before?: E): Promise<Partial<E>> {
    return values;
  }

  /** The part of a new record's rule that the database can follow while it stores the row, which spares a look before. */
  protected derive(_records: Records, _values: Partial<E>): Derived<E> {
    return {};
  }

  /**
   * The stored record, with what it belongs to locked first, so that writes under one parent follow one another. What an
   * update names in its body besides is locked by who overrides this, before anything is written.
   * @throws ItemNotFound
   */
  protected async lockAndFind(records: Records, id: number, _body?: SentBody<Partial<E>>): Promise<E> {
    const { type, parents } = this.resource;
    const find = async () => (await records.find(type, { id } as FindOptionsWhere<E>))[0];
    const found = await find();
    if (!found) throw new ItemNotFound(id);
    if (!records.needsLocks) return found;
    for (const { type: parent, column } of Object.values(parents)) {
      if (found[column] !== null) await records.lock(parent, found[column]);
    }
    // Whoever held the lock before us may have changed or deleted it.
    const held = (await records.lock(type, id)) ? await find() : undefined;
    if (!held) throw new ItemNotFound(id);
    return held;
  }

  protected async answer(records: Records, id: number): Promise<Json<Answer<E>>> {
    const answer = await records.show(this.resource.details, id);
    if (!answer) throw new ItemNotFound(id);
    return answer;
  }

  /** @throws ItemNotFound when what the path names is not there. */
  protected async requireParents(records: Records, parents: ParentIds): Promise<void> {
    for (const [name, id] of Object.entries(parents)) {
      if (!(await records.exists(this.parent(name).type, { id }))) throw new ItemNotFound(id);
    }
  }

  /**
   * Makes sure of what the path of a create names, until the unit of work ends. Who overrides this locks what the body
   * names besides.
   * @throws Forbidden where LGL forbids to write under what is not there, else ItemNotFound.
   */
  protected async lockParents(records: Records, parents: ParentIds, _body: SentBody<Partial<E>>): Promise<void> {
    for (const [name, id] of Object.entries(parents)) {
      const { type, forbidden } = this.parent(name);
      if (await records.lock(type, id)) continue;
      if (forbidden) throw new Forbidden(`You do not have access to ${name.replace(/_id$/, '')} ${id}.`);
      throw new ItemNotFound(id);
    }
  }

  /** What the ids in a path say about the records under it. */
  protected parentColumns(parents: ParentIds): Partial<E> {
    const values = Object.entries(parents).map(([name, id]) => [this.parent(name).column, id]);
    return Object.fromEntries(values) as Partial<E>;
  }

  private parentConditions(parents: ParentIds): Sql[] {
    const { table } = this.resource;
    return Object.entries(this.parentColumns(parents)).map(([column, id]) => sql`${raw(`${table}.${column}`)} = ${id}`);
  }

  private parent(name: string): Parent {
    const parent = this.resource.parents[name];
    if (!parent) throw new Error(`${this.resource.itemType} belongs to no ${name}`);
    return parent;
  }
}

/** What others see of it, as something that a class can extend. */
type PlainService<E extends StoredRecord> = Omit<ResourceService<E>, never>;

/** The service of a resource that has no rule of its own. */
export function ServiceOf<E extends StoredRecord>(resource: Resource<E>): Type<PlainService<E>> {
  @Injectable()
  class Service extends ResourceService<E> {
    readonly resource = resource;
  }
  return Service;
}
