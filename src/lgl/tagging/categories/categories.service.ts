import { randomUUID } from 'node:crypto';

import { Injectable } from '@nestjs/common';

import type { Caller } from '../../../accounts/caller.js';
import type { Records } from '../../../records/records.js';
import { NotSaved } from '../../http/errors.js';
import type { ListQuery } from '../../http/list.js';
import { type ParentIds, ResourceService } from '../../resource/resource.service.js';
import { ofItemType } from '../item-types.js';
import { withoutNull } from '../without-null.js';
import { Category } from './category.entity.js';
import { categories } from './category.resource.js';

@Injectable()
export class CategoriesService extends ResourceService<Category> {
  readonly resource = categories;

  override list(caller: Caller, parents: ParentIds, query: ListQuery) {
    return super.list(caller, parents, ofItemType(query));
  }

  override async remove(records: Records, category: Category): Promise<void> {
    if (!category.removable) throw new NotSaved(`The category ${category.name} is not removable`);
    await super.remove(records, category);
  }

  /** The key is one of its kind (choice), and at random if none is sent (doc). */
  protected override async prepare(records: Records, sent: Partial<Category>, before?: Category) {
    const values = withoutNull<Category>(sent, 'key', 'facet_type', 'ordinal', 'display_format');
    const key = values.key?.trim() ? values.key : (before?.key ?? randomUUID().replaceAll('-', '_'));
    if (values.key && key !== before?.key) {
      await records.lockAccount();
      const item_type = before?.item_type ?? values.item_type;
      if (await records.exists(Category, { item_type, key })) throw new NotSaved(`Key ${key} is already taken`);
    }
    return { ...values, key };
  }
}
