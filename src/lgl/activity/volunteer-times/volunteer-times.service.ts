import { Injectable } from '@nestjs/common';

import type { Records } from '../../../records/records.js';
import { blank } from '../../http/body.js';
import { NotSaved } from '../../http/errors.js';
import { checkPeriod } from '../../resource/period.js';
import { ResourceService } from '../../resource/resource.service.js';
import { storeCustomFields } from '../../tagging/custom-fields/custom-fields.store.js';
import { type SentVolunteerTime, VolunteerTime, volunteerTimeKeywords } from './volunteer-time.entity.js';
import { volunteerTimes } from './volunteer-time.resource.js';

@Injectable()
export class VolunteerTimesService extends ResourceService<VolunteerTime> {
  readonly resource = volunteerTimes;

  override async add(records: Records, input: SentVolunteerTime): Promise<number> {
    const id = await super.add(records, input as Partial<VolunteerTime>);
    await storeCustomFields(records, volunteerTimeKeywords, id, input.custom_fields);
    return id;
  }

  override async change(records: Records, time: VolunteerTime, input: SentVolunteerTime): Promise<void> {
    await super.change(records, time, input as Partial<VolunteerTime>);
    await storeCustomFields(records, volunteerTimeKeywords, time.id, input.custom_fields);
  }

  protected override async prepare(_records: Records, values: Partial<VolunteerTime>, before?: VolunteerTime) {
    const time = { ...before, ...values };
    if (!time.volunteering_category_id) throw new NotSaved(blank('volunteering_category'));
    checkPeriod(time, 'date', 'end_date');
    return values;
  }
}
