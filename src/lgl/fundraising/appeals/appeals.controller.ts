import { LglController } from '../../http/api.js';
import { ServiceOf } from '../../resource/resource.service.js';
import { ResourceRoutes } from '../../resource/routes.js';
import { CreateAppeal, UpdateAppeal } from './appeal.entity.js';
import { appeals } from './appeal.resource.js';

export class AppealsService extends ServiceOf(appeals) {}

@LglController('Appeals')
export class AppealsController extends ResourceRoutes({
  resource: appeals,
  Service: AppealsService,
  Create: CreateAppeal,
  Update: UpdateAppeal,
  list: ['appeals'],
  create: ['appeals'],
  item: 'appeals/:id',
}) {}
