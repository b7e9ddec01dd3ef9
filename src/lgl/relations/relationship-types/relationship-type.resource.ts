import sql from 'sql-template-tag';

import type { Records } from '../../../records/records.js';
import { resource } from '../../resource/resource.js';
import { RelationshipType } from './relationship-type.entity.js';

export const relationshipTypes = resource(RelationshipType, {
  itemType: 'relationship_type',
  order: sql`ordinal, id`,
});

/** Each with its code and its reciprocal. The first five, Employer, Friend and Family are LGL's (doc), the rest is choice. */
const STARTING = [
  ['Parent', 'family', 'Child'],
  ['Mother', 'family', 'Child'],
  ['Father', 'family', 'Child'],
  ['Child', 'family', 'Parent'],
  ['Daughter', 'family', 'Parent'],
  ['Son', 'family', 'Parent'],
  ['Employer', 'work', 'Employee'],
  ['Employee', 'work', 'Employer'],
  ['Spouse/Partner', 'family', 'Spouse/Partner'],
  ['Friend', 'other', 'Friend'],
  ['Family', 'family', 'Family'],
] as const;

/** What a new account starts with. */
export async function storeRelationshipTypes(records: Records): Promise<void> {
  await records.appendAll(
    RelationshipType,
    STARTING.map(([name, type_code, reciprocal], ordinal) => ({
      name,
      short_code: name,
      type_code,
      ordinal,
      // The ids of a new account are counted from 1.
      reciprocal_id: 1 + STARTING.findIndex(([other]) => other === reciprocal),
      is_spouse_partner: name === 'Spouse/Partner',
    })),
  );
}
