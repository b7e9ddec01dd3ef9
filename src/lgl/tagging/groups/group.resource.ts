import sql from 'sql-template-tag';

import { resource } from '../../resource/resource.js';
import { Group } from './group.entity.js';

export const groups = resource(Group, { itemType: 'group', order: sql`ordinal, id` });
