import { Injectable } from '@nestjs/common';

import type { Records } from '../../../records/records.js';
import { blank } from '../../http/body.js';
import { NotSaved } from '../../http/errors.js';
import { ResourceService } from '../../resource/resource.service.js';
import type { GroupMembership } from './group-membership.entity.js';
import { groupMemberships } from './group-membership.resource.js';

@Injectable()
export class GroupMembershipsService extends ResourceService<GroupMembership> {
  readonly resource = groupMemberships;

  /** Its group is sent by id or name. */
  protected override async prepare(_records: Records, values: Partial<GroupMembership>, before?: GroupMembership) {
    if (!{ ...before, ...values }.group_id) throw new NotSaved(blank('group_id'));
    return values;
  }
}
