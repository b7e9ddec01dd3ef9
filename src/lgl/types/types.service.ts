import { Injectable } from '@nestjs/common';
import sql, { join, raw } from 'sql-template-tag';

import type { Caller } from '../../accounts/caller.js';
import type { Json } from '../../database/json.js';
import { tableOf } from '../../fields/field.js';
import { pageOf } from '../../records/pages.js';
import type { Records } from '../../records/records.js';
import { UnitOfWork } from '../../records/unit-of-work.js';
import { ItemNotFound } from '../http/errors.js';
import { type List, listOf, type ListQuery } from '../http/list.js';
import { ACCOUNT_TYPES } from './standard-types.js';
import { AccountType, type TypeValue } from './type.entity.js';
import { singular, TYPE_LISTS, type TypeList } from './type-lists.js';

/** A list of types with its values, as `GET /types` shows it. */
export interface TypeListRow {
  name: string;
  key: string;
  values: TypeValue[];
}

/** The lists of types, which are read through the API; names that records are given can add to them. */
@Injectable()
export class TypesService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list(caller: Caller, query: ListQuery): Promise<Json<List<TypeListRow>>> {
    return this.unitOfWork.read(caller, async (records) => {
      const items: TypeListRow[] = [];
      for (const list of cut(TYPE_LISTS, query)) {
        items.push({ name: list.title, key: list.key, values: await valuesOf(records, list) });
      }
      return listOf('type', pageOf(TYPE_LISTS.length, items), query);
    });
  }

  /** @throws ItemNotFound when there is no list with this key. */
  values(caller: Caller, key: string, query: ListQuery): Promise<Json<List<TypeValue>>> {
    const list = TYPE_LISTS.find((known) => known.key === key);
    if (!list) throw new ItemNotFound(key);
    return this.unitOfWork.read(caller, async (records) => {
      const values = await valuesOf(records, list);
      return listOf(singular(key), pageOf(values.length, cut(values, query)), query);
    });
  }
}

function valuesOf(records: Records, { table, shared, only }: TypeList): Promise<TypeValue[]> {
  const from = shared ? raw(table) : records.own(table);
  const conditions = Object.entries(only).map(([column, value]) => sql`${raw(column)} = ${value}`);
  return records.query(sql`SELECT id, name, display_name, code, ordinal FROM ${from}
    WHERE ${join([sql`1 = 1`, ...conditions], ' AND ')} ORDER BY ordinal, id`);
}

function cut<T>(all: readonly T[], { limit, offset }: ListQuery): T[] {
  return all.slice(offset, offset + limit);
}

/** Every account starts with the types that LGL's accounts start with; one of version 0.1.0 has some of the lists. */
export async function storeStandardTypes(records: Records): Promise<void> {
  const lists = await records.query<Pick<AccountType, 'list'>>(
    sql`SELECT DISTINCT list FROM ${records.own(tableOf(AccountType))}`,
  );
  const stored = new Set(lists.map(({ list }) => list));
  const missing = Object.entries(ACCOUNT_TYPES).filter(([list]) => !stored.has(list));
  await records.appendAll(
    AccountType,
    missing.flatMap(([list, values]) => values.map((value) => ({ ...value, list }))),
  );
}
