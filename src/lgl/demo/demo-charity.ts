import { Injectable } from '@nestjs/common';

import type { Records } from '../../records/records.js';
import { ContactReportsService } from '../activity/contact-reports/contact-reports.service.js';
import { NotesService } from '../activity/notes/notes.service.js';
import { VolunteerTimesService } from '../activity/volunteer-times/volunteer-times.service.js';
import { ConstituentsService } from '../constituents/constituents.service.js';
import { AppealRequestsService } from '../fundraising/appeal-requests/appeal-requests.service.js';
import { AppealsService } from '../fundraising/appeals/appeals.controller.js';
import { EventsService } from '../fundraising/events/events.service.js';
import type { Invitation } from '../fundraising/invitations/invitation.entity.js';
import { InvitationsService } from '../fundraising/invitations/invitations.service.js';
import { GiftsService } from '../giving/gifts/gifts.service.js';
import { ConstituentList, ListMember } from '../lookups/lists/list.entity.js';
import { MembershipsService } from '../memberships/memberships/memberships.service.js';
import { ConstituentRelationshipsService } from '../relations/constituent-relationships/constituent-relationships.service.js';
import { demoConstituent } from './demo-constituents.js';
import { DEMO_PEOPLE, type DemoPerson } from './demo-people.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const LISTED = 8;

/**
 * A little charity to look at, the same whenever it is opened, its days counted back from that one. It is stored as
 * clients store it, so that all rules hold for it.
 */
@Injectable()
export class DemoCharity {
  constructor(
    private readonly constituents: ConstituentsService,
    private readonly relationships: ConstituentRelationshipsService,
    private readonly memberships: MembershipsService,
    private readonly appeals: AppealsService,
    private readonly requests: AppealRequestsService,
    private readonly events: EventsService,
    private readonly invitations: InvitationsService,
    private readonly gifts: GiftsService,
    private readonly notes: NotesService,
    private readonly reports: ContactReportsService,
    private readonly times: VolunteerTimesService,
  ) {}

  async store(records: Records): Promise<void> {
    const ids: number[] = [];
    for (const [index, person] of DEMO_PEOPLE.entries()) {
      ids.push(await this.constituents.add(records, demoConstituent(person, index)));
    }
    const appeal = await this.appeals.add(records, { name: 'Spring Appeal', date: ago(records, 90) });
    const event = await this.events.add(records, {
      name: 'Winter Gala',
      date: ago(records, 30),
      financial_goal: 10_000,
    });
    for (const [index, person] of DEMO_PEOPLE.entries()) {
      await this.storeGiving(records, ids[index], person);
      await this.storeActivity(records, ids[index], person);
      if (index % 4 === 0)
        await this.requests.add(records, { constituent_id: ids[index], appeal_id: appeal, ask_amount: 100 });
      if (index % 3 === 0) await this.invitations.add(records, invited(ids[index], event));
    }
    const friends = [ids[0], ids[2]];
    await this.relationships.add(records, {
      constituent_id: friends[0],
      related_constituent_id: friends[1],
      name: 'Friend',
    });
    await storeList(records, ids.slice(0, LISTED));
  }

  /** Two gifts, a year apart, of whoever gives; a membership of whoever is a member. */
  private async storeGiving(records: Records, constituent_id: number, { gives, level, organisation }: DemoPerson) {
    for (const back of gives ? [365, 0] : []) {
      await this.gifts.add(records, {
        constituent_id,
        gift_type_name: 'Gift',
        gift_category_name: 'Donation',
        received_amount: gives![0],
        received_date: ago(records, gives![1] + back),
        payment_type_name: organisation ? 'Check' : 'Credit Card',
        campaign_name: 'Annual Giving',
        fund_name: 'General',
        ...(back === 0 && gives![1] < 90 && { appeal_name: 'Spring Appeal' }),
      });
    }
    if (!level) return;
    const finish_date = gives && gives[1] > 300 ? ago(records, 60) : ago(records, -200);
    const date_start = ago(records, 300);
    await this.memberships.add(records, { constituent_id, membership_level_name: level, date_start, finish_date });
  }

  private async storeActivity(records: Records, constituent_id: number, { name, group, background }: DemoPerson) {
    if (background) await this.notes.add(records, { constituent_id, text: background, note_type_name: 'General' });
    if (group === 'Board Member') {
      const text = `Spoke with ${name} about the year ahead.`;
      const original_date = ago(records, 14);
      const contact_report_type_name = 'Call';
      await this.reports.add(records, {
        constituent_id,
        name: 'Yearly call',
        text,
        original_date,
        contact_report_type_name,
      });
    }
    if (group === 'Volunteer') {
      const description = 'Summer fair';
      const volunteering_category_name = 'General';
      const date = ago(records, 100);
      await this.times.add(records, { constituent_id, volunteering_category_name, description, date, hours: 4 });
    }
  }
}

/** As the path and the body of a create say it together. */
function invited(constituent_id: number, event_id: number): Partial<Invitation> {
  return { constituent_id, event_id, rsvp: 1 };
}

/** The API has no way to make a list. */
async function storeList(records: Records, ids: readonly number[]): Promise<void> {
  const [list_id] = await records.appendAll(ConstituentList, [{ name: 'Spring mailing' }]);
  await records.appendAll(
    ListMember,
    ids.map((constituent_id) => ({ list_id, constituent_id })),
  );
}

/** The day so many days before today. */
function ago(records: Records, days: number): string {
  return new Date(Date.parse(records.today()) - days * DAY_MS).toISOString().slice(0, 10);
}
