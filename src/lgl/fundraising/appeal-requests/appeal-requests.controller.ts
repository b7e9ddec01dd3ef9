import { LglController } from '../../http/api.js';
import { ResourceRoutes } from '../../resource/routes.js';
import { CreateAppealRequest, CreateConstituentAppealRequest, UpdateAppealRequest } from './appeal-request.entity.js';
import { appealRequests } from './appeal-request.resource.js';
import { AppealRequestsService } from './appeal-requests.service.js';

@LglController('Appeal requests')
export class AppealRequestsController extends ResourceRoutes({
  resource: appealRequests,
  Service: AppealRequestsService,
  Create: CreateAppealRequest,
  Update: UpdateAppealRequest,
  list: ['appeals/:appeal_id/appeal_requests', 'constituents/:constituent_id/appeal_requests'],
  create: ['appeals/:appeal_id/appeal_requests'],
  item: 'appeal_requests/:id',
}) {}

/** The same under a constituent, where the body names the appeal. */
@LglController('Appeal requests')
export class ConstituentAppealRequestsController extends ResourceRoutes({
  resource: appealRequests,
  Service: AppealRequestsService,
  Create: CreateConstituentAppealRequest,
  create: ['constituents/:constituent_id/appeal_requests'],
}) {}
