import sql from 'sql-template-tag';

import { ofConstituent } from '../../constituent/parent.js';
import { resource } from '../../resource/resource.js';
import { sinceDay, untilDay } from '../../search/dates.js';
import { ids } from '../../search/ids.js';
import { contains } from '../../search/texts.js';
import { ofConstituents } from '../search-terms.js';
import { ContactReport } from './contact-report.entity.js';

export const contactReports = resource(ContactReport, {
  itemType: 'contact_report',
  parents: ofConstituent(),
  search: {
    terms: {
      original_date_from: sinceDay('original_date'),
      original_date_to: untilDay('original_date'),
      name: contains('name'),
      text: contains('text'),
      contact_report_type_id: ids('contact_report_type_id'),
      ...ofConstituents,
    },
    sorts: { name: 'name_folded', date: 'original_date', constituent_id: 'constituent_id' },
    initial: 'date!',
    // As LGL's example of volunteer times has it (choice).
    ties: sql`contact_reports.id DESC`,
    // The plain list takes it as well (live).
    onLists: ['sort'],
  },
});
