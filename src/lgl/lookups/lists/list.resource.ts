import sql from 'sql-template-tag';

import { resource } from '../../resource/resource.js';
import { since, until } from '../../search/dates.js';
import { contains } from '../../search/texts.js';
import { ConstituentList, ListRow } from './list.entity.js';

/** That there is a search is known, and nothing of what it takes (doc 2026); all of this is a choice. */
export const lists = resource(ConstituentList, {
  itemType: 'list',
  Row: ListRow,
  search: {
    terms: { name: contains('name'), updated_from: since('updated_at'), updated_to: until('updated_at') },
    sorts: { name: 'name_folded', date_created: 'created_at', date_updated: 'updated_at' },
    initial: 'name',
    ties: sql`constituent_lists.id`,
  },
});
