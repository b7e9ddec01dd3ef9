import { LglController } from '../../http/api.js';
import { ResourceRoutes } from '../../resource/routes.js';
import { CreateConstituentInvitation, CreateInvitation, UpdateInvitation } from './invitation.body.js';
import { invitations } from './invitation.resource.js';
import { InvitationsService } from './invitations.service.js';

@LglController('Invitations')
export class InvitationsController extends ResourceRoutes({
  resource: invitations,
  Service: InvitationsService,
  Create: CreateInvitation,
  Update: UpdateInvitation,
  list: ['events/:event_id/invitations', 'constituents/:constituent_id/invitations'],
  create: ['events/:event_id/invitations'],
  item: 'invitations/:id',
}) {}

/** The same under a constituent, where the body names the event. */
@LglController('Invitations')
export class ConstituentInvitationsController extends ResourceRoutes({
  resource: invitations,
  Service: InvitationsService,
  Create: CreateConstituentInvitation,
  create: ['constituents/:constituent_id/invitations'],
}) {}
