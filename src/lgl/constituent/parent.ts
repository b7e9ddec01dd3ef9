import type { Parent } from '../resource/resource.js';
import { Constituent } from './constituent.entity.js';

/** What a path under a constituent says of its records: whose they are, in this column. */
export const ofConstituent = (column = 'constituent_id'): Readonly<Record<'constituent_id', Parent>> => ({
  constituent_id: { type: Constituent, column, forbidden: true },
});
