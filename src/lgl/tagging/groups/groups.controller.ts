import { LglController } from '../../http/api.js';
import { ResourceRoutes } from '../../resource/routes.js';
import { CreateGroup, UpdateGroup } from './group.entity.js';
import { groups } from './group.resource.js';
import { GroupsService } from './groups.service.js';

@LglController('Groups')
export class GroupsController extends ResourceRoutes({
  resource: groups,
  Service: GroupsService,
  Create: CreateGroup,
  Update: UpdateGroup,
  list: ['groups'],
  create: ['groups'],
  item: 'groups/:id',
}) {}
