import sql from 'sql-template-tag';

import type { Records } from '../../../records/records.js';
import { resource } from '../../resource/resource.js';
import { ClassAffiliationType } from './class-affiliation-type.entity.js';

export const classAffiliationTypes = resource(ClassAffiliationType, {
  itemType: 'class_affiliation_type',
  order: sql`ordinal, id`,
});

/** What a new account starts with (doc). */
export async function storeClassAffiliationTypes(records: Records): Promise<void> {
  const names = ['Student', 'Parent', 'Grandparent'];
  await records.appendAll(
    ClassAffiliationType,
    names.map((name, ordinal) => ({ name, ordinal })),
  );
}
