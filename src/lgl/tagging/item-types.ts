import type { ListQuery } from '../http/list.js';

/** The kinds of records that categories are made for: the first three are documented, the rest have custom fields too (choice). */
export const ITEM_TYPES = ['Constituent', 'Gift', 'VolunteerTime', 'AppealRequest', 'Invitation'] as const;

export type ItemType = (typeof ITEM_TYPES)[number];

/** The query of a list that shows what is there for constituents, if it names no `item_type` (doc). */
export function ofItemType(query: ListQuery): ListQuery {
  return {
    ...query,
    valuesOf(parameter) {
      const sent = query.valuesOf(parameter).filter(Boolean);
      return parameter === 'item_type' && sent.length === 0 ? ['Constituent'] : sent;
    },
  };
}
