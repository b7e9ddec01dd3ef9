import { LglController } from '../http/api.js';
import { ResourceRoutes } from '../resource/routes.js';
import { CreateConstituent, UpdateConstituent } from './constituent.body.js';
import { constituents } from './constituent.resource.js';
import { ConstituentsService } from './constituents.service.js';

@LglController('Constituents')
export class ConstituentsController extends ResourceRoutes({
  resource: constituents,
  Service: ConstituentsService,
  Create: CreateConstituent,
  Update: UpdateConstituent,
  list: ['constituents'],
  search: 'constituents/search',
  create: ['constituents'],
  item: 'constituents/:id',
}) {}
