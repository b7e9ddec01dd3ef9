import sql from 'sql-template-tag';

import { CreateBodyOf, UpdateBodyOf } from '../../../fields/body.js';
import { resource } from '../../resource/resource.js';
import { Category } from '../categories/category.entity.js';
import { keywordOrder } from '../order.js';
import { Keyword, KeywordAnswer } from './keyword.entity.js';

/** Which keywords lists and categories show (doc that a deleted one is hidden). */
export const notHidden = sql`NOT keywords.is_hidden`;

export const keywords = resource(Keyword, {
  itemType: 'keyword',
  parents: { category_id: { type: Category, column: 'category_id' } },
  order: keywordOrder,
  listed: notHidden,
  Row: KeywordAnswer,
  Details: KeywordAnswer,
});

export class CreateKeyword extends CreateBodyOf(Keyword) {}
export class UpdateKeyword extends UpdateBodyOf(Keyword) {}
