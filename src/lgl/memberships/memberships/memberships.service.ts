import { Injectable } from '@nestjs/common';

import { date } from '../../../fields/validators.js';
import type { Records } from '../../../records/records.js';
import { NotSaved } from '../../http/errors.js';
import { checkPeriod } from '../../resource/period.js';
import { ResourceService } from '../../resource/resource.service.js';
import type { Membership } from './membership.entity.js';
import { memberships } from './membership.resource.js';

const NO_LEVEL = 'Membership level cannot be blank';
const NO_START = 'Start date must be present and valid (YYYY-MM-DD)';

@Injectable()
export class MembershipsService extends ResourceService<Membership> {
  readonly resource = memberships;

  /** Says both of what is missing at once (wire). */
  protected override async prepare(_records: Records, values: Partial<Membership>, before?: Membership) {
    const membership = { ...before, ...values };
    const wrong = [
      ...(membership.membership_level_id ? [] : [NO_LEVEL]),
      ...(date(membership.date_start) === undefined ? [] : [NO_START]),
    ];
    if (wrong.length > 0) throw new NotSaved(...wrong);
    checkPeriod(membership, 'date_start', 'finish_date');
    return values;
  }
}
