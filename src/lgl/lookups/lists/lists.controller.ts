import { LglController } from '../../http/api.js';
import { ServiceOf } from '../../resource/resource.service.js';
import { ResourceRoutes } from '../../resource/routes.js';
import { lists } from './list.resource.js';

export class ListsService extends ServiceOf(lists) {}

@LglController('Lists')
export class ListsController extends ResourceRoutes({
  resource: lists,
  Service: ListsService,
  list: ['lists'],
  search: 'lists/search',
}) {}
