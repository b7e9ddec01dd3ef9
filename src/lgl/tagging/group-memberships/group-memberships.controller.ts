import { LglController } from '../../http/api.js';
import { ResourceRoutes } from '../../resource/routes.js';
import { CreateGroupMembership, UpdateGroupMembership } from './group-membership.entity.js';
import { groupMemberships } from './group-membership.resource.js';
import { GroupMembershipsService } from './group-memberships.service.js';

@LglController('Group memberships')
export class GroupMembershipsController extends ResourceRoutes({
  resource: groupMemberships,
  Service: GroupMembershipsService,
  Create: CreateGroupMembership,
  Update: UpdateGroupMembership,
  list: ['constituents/:constituent_id/group_memberships'],
  create: ['constituents/:constituent_id/group_memberships'],
  item: 'group_memberships/:id',
}) {}
