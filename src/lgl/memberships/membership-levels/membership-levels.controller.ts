import { LglController } from '../../http/api.js';
import { ResourceRoutes } from '../../resource/routes.js';
import { CreateMembershipLevel, UpdateMembershipLevel } from './membership-level.entity.js';
import { membershipLevels } from './membership-level.resource.js';
import { MembershipLevelsService } from './membership-levels.service.js';

@LglController('Membership levels')
export class MembershipLevelsController extends ResourceRoutes({
  resource: membershipLevels,
  Service: MembershipLevelsService,
  Create: CreateMembershipLevel,
  Update: UpdateMembershipLevel,
  list: ['membership_levels'],
  create: ['membership_levels'],
  item: 'membership_levels/:id',
}) {}
