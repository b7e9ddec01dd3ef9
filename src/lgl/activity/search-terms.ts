import { tableOf } from '../../fields/field.js';
import { ids } from '../search/ids.js';
import { since, until } from '../search/dates.js';
import { some } from '../search/related.js';
import type { Terms } from '../search/term.js';
import { ConstituentKeyword } from '../tagging/constituent-categories/constituent-keyword.entity.js';

/** What the searches of records of constituents have alike. */
export const ofConstituents: Terms = {
  constituent_id: ids('constituent_id'),
  const_keyword: some(
    { table: tableOf(ConstituentKeyword), column: 'constituent_id', key: 'constituent_id' },
    ids('keyword_id'),
  ),
  updated_from: since('updated_at'),
  updated_to: until('updated_at'),
};
