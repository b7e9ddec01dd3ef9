import sql from 'sql-template-tag';

import { Constituent } from '../constituent/constituent.entity.js';
import { resource } from '../resource/resource.js';
import { ConstituentDetails } from './constituent.details.js';
import { constituentSearch } from './constituent.search.js';

export const constituents = resource(Constituent, {
  itemType: 'constituent',
  order: sql`constituents.sort_key, constituents.id`,
  Details: ConstituentDetails,
  search: constituentSearch,
});
