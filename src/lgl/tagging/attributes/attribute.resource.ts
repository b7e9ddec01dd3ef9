import sql from 'sql-template-tag';

import { resource } from '../../resource/resource.js';
import { Attribute } from './attribute.entity.js';

export const attributes = resource(Attribute, {
  itemType: 'attribute',
  filters: { item_type: (value) => sql`attributes.item_type = ${value}` },
});
