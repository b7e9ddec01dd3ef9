import { LglController } from '../http/api.js';
import { ResourceRoutes } from '../resource/resource.controller.js';
import { CreateConstituent, UpdateConstituent } from './constituent.body.js';
import { Constituent } from './constituent.entity.js';
import { FullConstituent } from './full-constituent.js';
import { ConstituentsService } from './constituents.service.js';

@LglController('Constituents')
export class ConstituentsController extends ResourceRoutes<Constituent, ConstituentsService>({
  Service: ConstituentsService,
  Record: Constituent,
  Shown: FullConstituent,
  Create: CreateConstituent,
  Update: UpdateConstituent,
  itemType: 'constituent',
  list: ['constituents'],
  listParameters: ['q', 'q[]'],
  create: ['constituents'],
  item: 'constituents/:id',
}) {}
