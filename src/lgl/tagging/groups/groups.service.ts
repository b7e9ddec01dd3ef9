import { Injectable } from '@nestjs/common';

import type { Records } from '../../../records/records.js';
import { keyOf } from '../../resource/key.js';
import { ResourceService } from '../../resource/resource.service.js';
import { GroupMembership } from '../group-memberships/group-membership.entity.js';
import { withoutNull } from '../without-null.js';
import type { Group } from './group.entity.js';
import { groups } from './group.resource.js';

@Injectable()
export class GroupsService extends ResourceService<Group> {
  readonly resource = groups;

  /** Takes its memberships along (choice). */
  override async remove(records: Records, group: Group): Promise<void> {
    for (const membership of await records.find(GroupMembership, { group_id: group.id })) {
      await records.delete(GroupMembership, membership);
    }
    await super.remove(records, group);
  }

  /** The key is made from the name (doc) and does not follow it later (choice). */
  protected override async prepare(_records: Records, sent: Partial<Group>, before?: Group) {
    const values = withoutNull<Group>(sent, 'ordinal');
    return before ? values : { ...values, key: values.key ?? keyOf(values.name!) };
  }
}
