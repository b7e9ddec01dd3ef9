import { LglController } from '../../http/api.js';
import { ServiceOf } from '../../resource/resource.service.js';
import { ResourceRoutes } from '../../resource/routes.js';
import { teamMembers } from './team-member.resource.js';

export class TeamMembersService extends ServiceOf(teamMembers) {}

@LglController('Team members')
export class TeamMembersController extends ResourceRoutes({
  resource: teamMembers,
  Service: TeamMembersService,
  list: ['team_members'],
}) {}
