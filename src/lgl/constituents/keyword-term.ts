import sql from 'sql-template-tag';

import { tableOf } from '../../fields/field.js';
import { columnOf } from '../search/column.js';
import { ids } from '../search/ids.js';
import { some } from '../search/related.js';
import type { Term } from '../search/term.js';
import { Category } from '../tagging/categories/category.entity.js';
import { ConstituentKeyword } from '../tagging/constituent-categories/constituent-keyword.entity.js';
import { GIVING_STATUS, givingStatusOf, recentSince } from '../tagging/constituent-categories/giving-status.js';
import { Keyword } from '../tagging/keywords/keyword.entity.js';

const KEYWORDS = tableOf(Keyword);
const CATEGORIES = tableOf(Category);

const assigned = some({ table: tableOf(ConstituentKeyword), column: 'constituent_id' }, ids('keyword_id'));

/** One of the keywords: one that was given or, as it is shown, the giving status (choice). */
export const keyword: Term = {
  async condition(value, table, scope) {
    const given = await assigned.condition(value, table, scope);
    const asked = await ids('id').condition(value, KEYWORDS, scope);
    const statuses = sql`SELECT ${columnOf(KEYWORDS, 'id')} FROM ${scope.own(KEYWORDS)} WHERE ${asked}
      AND ${columnOf(KEYWORDS, 'category_id')} IN (SELECT ${columnOf(CATEGORIES, 'id')} FROM ${scope.own(CATEGORIES)}
        WHERE ${columnOf(CATEGORIES, 'key')} = ${GIVING_STATUS})`;
    // Looked up first: a status has to be worked out for everybody, which no other search should wait for.
    if ((await scope.query(statuses)).length === 0) return given;
    return sql`${given} OR EXISTS (SELECT 1 FROM (${givingStatusOf(table, recentSince(scope))}) AS held WHERE held.keyword_id IN (${statuses}))`;
  },
};
