import { Injectable, type OnModuleInit } from '@nestjs/common';

import { AccountsService } from '../../accounts/accounts.service.js';
import type { Caller } from '../../accounts/caller.js';
import type { Transaction } from '../../database/transaction.js';
import type { Records } from '../../records/records.js';
import { UnitOfWork } from '../../records/unit-of-work.js';
import { ItemNotFound } from '../http/errors.js';
import { type List, listOf, type ListQuery } from '../http/list.js';
import { ACCOUNT_TYPES } from './standard-types.js';
import { AccountType, type TypeValue } from './type.entity.js';
import { singular, TYPE_LISTS, type TypeList } from './type-lists.js';

/** A list of types with its values, as `GET /types` shows it. */
export interface TypeListShown {
  name: string;
  key: string;
  values: TypeValue[];
}

const COLUMNS = ['id', 'name', 'display_name', 'code', 'ordinal'];

/** The lists of types, which are read through the API but not changed by it. */
@Injectable()
export class TypesService implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsService,
  ) {}

  onModuleInit(): void {
    this.accounts.onOpen(storeStandardTypes);
  }

  list(caller: Caller, query: ListQuery): Promise<List<TypeListShown>> {
    return this.unitOfWork.read(caller, async (records) => {
      const items: TypeListShown[] = [];
      for (const list of cut(TYPE_LISTS, query)) {
        items.push({ name: list.name, key: list.key, values: await valuesOf(records, list) });
      }
      return listOf('type', { total: TYPE_LISTS.length, items }, query);
    });
  }

  /** @throws ItemNotFound when there is no list with this key. */
  values(caller: Caller, key: string, query: ListQuery): Promise<List<TypeValue>> {
    const list = TYPE_LISTS.find((known) => known.key === key);
    if (!list) throw new ItemNotFound(key);
    return this.unitOfWork.read(caller, async (records) => {
      const values = await valuesOf(records, list);
      return listOf(singular(key), { total: values.length, items: cut(values, query) }, query);
    });
  }
}

function valuesOf(records: Records, list: TypeList): Promise<TypeValue[]> {
  return records.entriesOf<TypeValue>(list, COLUMNS, 'ordinal, id');
}

function cut<T>(all: readonly T[], { limit, offset }: ListQuery): T[] {
  return all.slice(offset, offset + limit);
}

/** Every account starts with the types that LGL's accounts start with. */
async function storeStandardTypes({ manager }: Transaction, { account_id }: Caller): Promise<void> {
  const rows = Object.entries(ACCOUNT_TYPES).flatMap(([list, values]) =>
    values.map((value) => ({ ...value, list, account_id })),
  );
  await manager.insert(AccountType, rows);
}
