import { Injectable } from '@nestjs/common';

import type { Records } from '../../../records/records.js';
import { NotSaved } from '../../http/errors.js';
import { ResourceService } from '../../resource/resource.service.js';
import { withoutNull } from '../without-null.js';
import type { GroupMembership } from './group-membership.entity.js';
import { groupMemberships } from './group-membership.resource.js';

@Injectable()
export class GroupMembershipsService extends ResourceService<GroupMembership> {
  readonly resource = groupMemberships;

  /** Its group is sent by id or name; there always is one. */
  protected override async prepare(_records: Records, sent: Partial<GroupMembership>, before?: GroupMembership) {
    const values = withoutNull<GroupMembership>(sent, 'group_id');
    if (!before && !values.group_id) throw new NotSaved('group_id or group_name is needed');
    return values;
  }
}
