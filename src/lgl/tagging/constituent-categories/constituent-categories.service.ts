import { Injectable } from '@nestjs/common';

import type { Caller } from '../../../accounts/caller.js';
import type { Json } from '../../../database/json.js';
import { pageOf } from '../../../records/pages.js';
import type { Records } from '../../../records/records.js';
import { UnitOfWork } from '../../../records/unit-of-work.js';
import { Constituent } from '../../constituent/constituent.entity.js';
import type { SentBody } from '../../http/body.js';
import { BadRequest, Forbidden, ItemNotFound, NotSaved } from '../../http/errors.js';
import { type List, listOf, type ListQuery } from '../../http/list.js';
import { SUCCESS } from '../../resource/resource.service.js';
import { Category } from '../categories/category.entity.js';
import type { CategoryAnswer } from '../categories/category.resource.js';
import { giveKeywords } from '../keywords/give-keywords.js';
import { Keyword } from '../keywords/keyword.entity.js';
import { categorizedConstituents } from './constituent-categories.view.js';
import { ConstituentKeyword, constituentKeywords } from './constituent-keyword.entity.js';

/** The keywords that a constituent has. */
@Injectable()
export class ConstituentCategoriesService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** By the ordinal of the first keyword that it has in them, otherwise than inside the constituent (doc). */
  list(caller: Caller, constituent_id: number, query: ListQuery): Promise<Json<List<CategoryAnswer>>> {
    return this.unitOfWork.read(caller, async (records) => {
      const found = await records.show(categorizedConstituents, constituent_id);
      if (!found) throw new ItemNotFound(constituent_id);
      const all = found.value.categories.toSorted((one, other) => one.keywords[0].ordinal - other.keywords[0].ordinal);
      const items = all.slice(query.offset, query.offset + query.limit);
      return listOf('category', pageOf(all.length, items), query);
    });
  }

  /**
   * Gives a constituent a keyword; also a success if it has it already (live).
   * @throws BadRequest when there is no such keyword (live).
   */
  give(caller: Caller, constituent_id: number, body: SentBody<{ id: number }>): Promise<typeof SUCCESS> {
    return this.unitOfWork.write(caller, async (records) => {
      if (!(await records.lock(Constituent, constituent_id))) {
        throw new Forbidden(`You do not have access to constituent ${constituent_id}.`);
      }
      const { id } = body.accepted();
      const found = await find(records, id);
      if (!found) throw new BadRequest(`There is no keyword ${id} for constituents.`);
      requireEditable(found.category);
      if (await records.exists(ConstituentKeyword, { constituent_id, keyword_id: id })) return SUCCESS;
      if (found.keyword.is_hidden) throw new NotSaved(`id ${id} was deleted and cannot be given any more`);
      await giveKeywords(records, constituentKeywords, constituent_id, found.category, [id], { replace: false });
      return SUCCESS;
    });
  }

  /** Takes a keyword from a constituent; also a success if it never had it (live). */
  take(caller: Caller, constituent_id: number, id: number): Promise<typeof SUCCESS> {
    return this.unitOfWork.write(caller, async (records) => {
      if (!(await records.lock(Constituent, constituent_id))) throw new ItemNotFound(constituent_id);
      const found = await find(records, id);
      if (!found) throw new ItemNotFound(id);
      requireEditable(found.category);
      for (const held of await records.find(ConstituentKeyword, { constituent_id, keyword_id: id })) {
        await records.delete(ConstituentKeyword, held);
      }
      return SUCCESS;
    });
  }
}

/** A keyword of constituents, with its category. */
async function find(records: Records, id: number): Promise<{ keyword: Keyword; category: Category } | undefined> {
  const [keyword] = await records.find(Keyword, { id });
  if (!keyword) return undefined;
  const { itemType } = constituentKeywords;
  const [category] = await records.find(Category, { id: keyword.category_id, item_type: itemType });
  return category && { keyword, category };
}

function requireEditable(category: Category): void {
  if (!category.editable) throw new NotSaved(`The keywords of ${category.name} cannot be given or taken`);
}
