import { Injectable } from '@nestjs/common';

import type { Records } from '../../../records/records.js';
import { checkPeriod } from '../../resource/period.js';
import { ResourceService } from '../../resource/resource.service.js';
import type { Campaign } from './campaign.entity.js';
import { campaigns } from './campaign.resource.js';

@Injectable()
export class CampaignsService extends ResourceService<Campaign> {
  readonly resource = campaigns;

  protected override async prepare(_records: Records, values: Partial<Campaign>, before?: Campaign) {
    checkPeriod({ ...before, ...values }, 'start_date', 'end_date');
    return values;
  }
}
