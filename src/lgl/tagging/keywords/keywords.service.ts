import { Injectable } from '@nestjs/common';

import type { Caller } from '../../../accounts/caller.js';
import type { Records } from '../../../records/records.js';
import { NotSaved } from '../../http/errors.js';
import { ResourceService, SUCCESS } from '../../resource/resource.service.js';
import { Category } from '../categories/category.entity.js';
import { withoutNull } from '../without-null.js';
import { keywordNamed } from './find-keyword.js';
import { Keyword } from './keyword.entity.js';
import { keywords } from './keyword.resource.js';

@Injectable()
export class KeywordsService extends ResourceService<Keyword> {
  readonly resource = keywords;

  /** Hides it: it is gone from lists, and kept by those who have it. For good, it goes with its assignments (doc). */
  hideOrDelete(caller: Caller, id: number, forGood: boolean): Promise<typeof SUCCESS> {
    return this.unitOfWork.write(caller, async (records) => {
      const keyword = await this.lockAndFind(records, id);
      await editableCategory(records, keyword.category_id);
      if (!keyword.removable) throw new NotSaved(`The keyword ${keyword.name} is not removable`);
      if (forGood) await this.remove(records, keyword);
      else await records.update(Keyword, keyword, { is_hidden: true, can_select: false });
      return SUCCESS;
    });
  }

  /** The category must be one that can be edited, and a name stands in it once (choice). */
  protected override async prepare(records: Records, sent: Partial<Keyword>, before?: Keyword) {
    const values = withoutNull<Keyword>(sent, 'ordinal');
    const { category_id, name } = { ...before, ...values } as Keyword;
    const category = await editableCategory(records, category_id);
    const moves = before !== undefined && category_id !== before.category_id;
    if (moves) {
      const { item_type } = await editableCategory(records, before.category_id);
      if (item_type !== category.item_type) throw new NotSaved(`category_id ${category_id} is not one of ${item_type}`);
    }
    if (moves || values.name !== undefined) {
      const known = await keywordNamed(records, category_id, name);
      if (known && known.id !== before?.id) throw new NotSaved(`Name ${name} is already taken in ${category.name}`);
    }
    return before?.is_hidden ? { ...values, can_select: false } : values;
  }
}

/** @throws NotSaved when the keywords of the category cannot be changed (choice). */
async function editableCategory(records: Records, id: number): Promise<Category> {
  const [category] = await records.find(Category, { id });
  if (!category.editable) throw new NotSaved(`The category ${category.name} is not editable`);
  return category;
}
