import { Injectable } from '@nestjs/common';

import type { Records } from '../../../records/records.js';
import { checkPeriod } from '../../resource/period.js';
import { ResourceService } from '../../resource/resource.service.js';
import type { Fund } from './fund.entity.js';
import { funds } from './fund.resource.js';

@Injectable()
export class FundsService extends ResourceService<Fund> {
  readonly resource = funds;

  protected override async prepare(_records: Records, values: Partial<Fund>, before?: Fund) {
    checkPeriod({ ...before, ...values }, 'start_date', 'end_date');
    return values;
  }
}
