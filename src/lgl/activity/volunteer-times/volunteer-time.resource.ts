import sql from 'sql-template-tag';

import { ofConstituent } from '../../constituent/parent.js';
import { resource } from '../../resource/resource.js';
import { sinceDay, untilDay } from '../../search/dates.js';
import { ids } from '../../search/ids.js';
import { contains } from '../../search/texts.js';
import { ofConstituents } from '../search-terms.js';
import { VolunteerTime } from './volunteer-time.entity.js';

export const volunteerTimes = resource(VolunteerTime, {
  itemType: 'volunteer_time',
  parents: ofConstituent(),
  search: {
    terms: {
      date_from: sinceDay('date'),
      date_to: untilDay('date'),
      description: contains('description'),
      volunteering_category_id: ids('volunteering_category_id'),
      ...ofConstituents,
    },
    sorts: { date: 'date', constituent_id: 'constituent_id' },
    initial: 'date!',
    ties: sql`volunteer_times.id DESC`,
    // LGL's plain list of contact reports takes it (live); this one by analogy (choice).
    onLists: ['sort'],
  },
});
