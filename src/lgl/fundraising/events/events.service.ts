import { Injectable } from '@nestjs/common';

import type { Records } from '../../../records/records.js';
import { checkPeriod } from '../../resource/period.js';
import { ResourceService } from '../../resource/resource.service.js';
import type { Event } from './event.entity.js';
import { events } from './event.resource.js';

@Injectable()
export class EventsService extends ResourceService<Event> {
  readonly resource = events;

  protected override async prepare(_records: Records, values: Partial<Event>, before?: Event) {
    checkPeriod({ ...before, ...values }, 'date', 'end_date');
    return values;
  }
}
