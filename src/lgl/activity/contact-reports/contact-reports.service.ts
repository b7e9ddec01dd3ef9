import { Injectable } from '@nestjs/common';

import type { Records } from '../../../records/records.js';
import { Constituent } from '../../constituent/constituent.entity.js';
import { nameTeamMember } from '../../lookups/team-members/name-team-member.js';
import { ResourceService } from '../../resource/resource.service.js';
import type { ContactReport } from './contact-report.entity.js';
import { contactReports } from './contact-report.resource.js';

@Injectable()
export class ContactReportsService extends ResourceService<ContactReport> {
  readonly resource = contactReports;

  protected override async prepare(records: Records, values: Partial<ContactReport>, before?: ContactReport) {
    return {
      ...(await nameTeamMember(records, values)),
      original_date: values.original_date ?? before?.original_date ?? records.clock.today(),
      name: values.name ?? before?.name ?? (await nameFor(records, values.constituent_id!)),
    };
  }
}

/** What a report is called that was given no name (doc, live). */
async function nameFor(records: Records, id: number): Promise<string> {
  const [{ sort_name }] = await records.find(Constituent, { id });
  return `Contact report for '${sort_name}'`;
}
