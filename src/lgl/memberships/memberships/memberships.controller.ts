import { LglController } from '../../http/api.js';
import { ResourceRoutes } from '../../resource/routes.js';
import { CreateMembership, UpdateMembership } from './membership.entity.js';
import { memberships } from './membership.resource.js';
import { MembershipsService } from './memberships.service.js';

@LglController('Memberships')
export class MembershipsController extends ResourceRoutes({
  resource: memberships,
  Service: MembershipsService,
  Create: CreateMembership,
  Update: UpdateMembership,
  list: ['constituents/:constituent_id/memberships'],
  create: ['constituents/:constituent_id/memberships'],
  item: 'memberships/:id',
}) {}
