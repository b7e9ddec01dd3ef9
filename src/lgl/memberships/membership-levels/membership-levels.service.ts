import { Injectable } from '@nestjs/common';

import type { Records } from '../../../records/records.js';
import { NotSaved } from '../../http/errors.js';
import { ResourceService } from '../../resource/resource.service.js';
import { Membership } from '../memberships/membership.entity.js';
import { type MembershipLevel, USUAL_ORDINAL } from './membership-level.entity.js';
import { membershipLevels } from './membership-level.resource.js';

@Injectable()
export class MembershipLevelsService extends ResourceService<MembershipLevel> {
  readonly resource = membershipLevels;

  /** A level that memberships have stays (choice). */
  override async remove(records: Records, level: MembershipLevel): Promise<void> {
    if (await records.exists(Membership, { membership_level_id: level.id })) {
      throw new NotSaved('Membership level is in use');
    }
    await super.remove(records, level);
  }

  /** A place is never `null`: that says as much as leaving it out. */
  protected override async prepare(_records: Records, values: Partial<MembershipLevel>, before?: MembershipLevel) {
    return { ...values, ordinal: values.ordinal ?? before?.ordinal ?? USUAL_ORDINAL };
  }
}
