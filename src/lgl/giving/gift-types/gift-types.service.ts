import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';

import type { Caller } from '../../../accounts/caller.js';
import type { Json } from '../../../database/json.js';
import { pageOf } from '../../../records/pages.js';
import { UnitOfWork } from '../../../records/unit-of-work.js';
import { type List, listOf, type ListQuery } from '../../http/list.js';
import type { GiftType } from './gift-type.entity.js';

@Injectable()
export class GiftTypesService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list(caller: Caller, query: ListQuery): Promise<Json<List<GiftType>>> {
    return this.unitOfWork.read(caller, async (records) => {
      const types = await records.query<GiftType>(sql`SELECT id, name, ordinal FROM gift_types ORDER BY id`);
      const items = types.slice(query.offset, query.offset + query.limit);
      return listOf('gift_type', pageOf(types.length, items), query);
    });
  }
}
