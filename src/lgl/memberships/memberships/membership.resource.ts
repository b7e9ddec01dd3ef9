import sql from 'sql-template-tag';

import { ofConstituent } from '../../constituent/parent.js';
import { resource } from '../../resource/resource.js';
import { Membership } from './membership.entity.js';

export const memberships = resource(Membership, {
  itemType: 'membership',
  parents: ofConstituent(),
  // The last to end comes first (wire), before it what never ends, and of two that end together the younger one (choice).
  order: sql`finish_date IS NULL DESC, finish_date DESC, id DESC`,
});
