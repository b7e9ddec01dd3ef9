import { Injectable } from '@nestjs/common';
import sql, { join, raw } from 'sql-template-tag';
import type { FindOptionsWhere } from 'typeorm';

import type { Caller } from '../../accounts/caller.js';
import type { RecordClass, Records, StoredRecord } from '../../records/records.js';
import { UnitOfWork } from '../../records/unit-of-work.js';
import { API_VERSION, ItemNotFound } from '../http/errors.js';
import { type List, listOf, type ListQuery } from '../http/list.js';
import { resolveReferences } from './reference.js';
import type { Answer, Resource } from './resource.js';

/** The ids in a path, by their names there. */
export type ParentIds = Readonly<Record<string, number>>;

/** What every resource can do with its records. A resource with a rule of its own overrides `prepare`, or adds to a method. */
@Injectable()
export abstract class ResourceService<E extends StoredRecord> {
  abstract readonly resource: Resource<E>;

  constructor(protected readonly unitOfWork: UnitOfWork) {}

  async list(caller: Caller, parents: ParentIds, query: ListQuery): Promise<List<E>> {
    const { listed, itemType } = this.resource;
    return this.unitOfWork.read(caller, async (records) => {
      const conditions = Object.entries(this.parentColumns(parents)).map(([column, id]) => sql`${raw(column)} = ${id}`);
      const where = conditions.length > 0 ? join(conditions, ' AND ') : undefined;
      const page = await records.page(listed, { ...query, where });
      if (page.total === 0) await this.requireParents(parents, (type, parent) => records.exists(type, { id: parent }));
      return listOf(itemType, page, query);
    });
  }

  show(caller: Caller, id: number): Promise<Answer<E>> {
    return this.unitOfWork.read(caller, (records) => this.answer(records, id));
  }

  create(caller: Caller, parents: ParentIds, input: Partial<E>): Promise<Answer<E>> {
    return this.unitOfWork.write(caller, async (records) => {
      await this.requireParents(parents, (type, parent) => records.lock(type, parent));
      return this.answer(records, await this.add(records, { ...input, ...this.parentColumns(parents) }));
    });
  }

  update(caller: Caller, id: number, input: Partial<E>): Promise<Answer<E>> {
    return this.unitOfWork.write(caller, async (records) => {
      await this.change(records, await this.lockAndFind(records, id), input);
      return this.answer(records, id);
    });
  }

  delete(caller: Caller, id: number): Promise<{ api_version: string; result: 'success' }> {
    return this.unitOfWork.write(caller, async (records) => {
      await records.delete(this.resource.type, await this.lockAndFind(records, id));
      return { api_version: API_VERSION, result: 'success' };
    });
  }

  /** Stores a new record inside a unit of work and returns its id. The record it belongs to must be locked. */
  async add(records: Records, input: Partial<E>): Promise<number> {
    const values = await resolveReferences(records, this.resource.type, input, true);
    return records.insert(this.resource.type, await this.prepare(records, values));
  }

  /** Changes a record inside a unit of work. */
  async change(records: Records, record: E, input: Partial<E>): Promise<void> {
    const values = await resolveReferences(records, this.resource.type, input, false);
    await records.update(this.resource.type, record, await this.prepare(records, values, record));
  }

  /**
   * The resource's own rule: derives and checks what is about to be stored. `before` is the record as it was, or
   * nothing for a new one.
   */
  protected async prepare(_records: Records, values: Partial<E>, _before?: E): Promise<Partial<E>> {
    return values;
  }

  /**
   * The stored record, with what it belongs to locked first, so that writes under one parent follow one another.
   * @throws ItemNotFound
   */
  protected async lockAndFind(records: Records, id: number): Promise<E> {
    const { type, parents } = this.resource;
    const find = async () => (await records.find(type, { id } as FindOptionsWhere<E>))[0];
    const found = await find();
    if (!found) throw new ItemNotFound(id);
    for (const { type: parent, column } of Object.values(parents)) {
      if (found[column] !== null) await records.lock(parent, found[column]);
    }
    // Whoever held the lock before us may have changed or deleted it.
    const held = (await records.lock(type, id)) ? await find() : undefined;
    if (!held) throw new ItemNotFound(id);
    return held;
  }

  protected async answer(records: Records, id: number): Promise<Answer<E>> {
    const answer = await records.show(this.resource.shown, id);
    if (!answer) throw new ItemNotFound(id);
    return answer;
  }

  private async requireParents(
    parents: ParentIds,
    exists: (type: RecordClass, id: number) => Promise<boolean>,
  ): Promise<void> {
    for (const [name, id] of Object.entries(parents)) {
      if (!(await exists(this.resource.parents[name].type, id))) throw new ItemNotFound(id);
    }
  }

  /** What the ids in a path say about the records under it. */
  private parentColumns(parents: ParentIds): Partial<E> {
    const values = Object.entries(parents).map(([name, id]) => [this.resource.parents[name].column, id]);
    return Object.fromEntries(values) as Partial<E>;
  }
}
