import { LglController } from '../../http/api.js';
import { ResourceRoutes } from '../../resource/routes.js';
import { CreateFund, UpdateFund } from './fund.entity.js';
import { funds } from './fund.resource.js';
import { FundsService } from './funds.service.js';

@LglController('Funds')
export class FundsController extends ResourceRoutes({
  resource: funds,
  Service: FundsService,
  Create: CreateFund,
  Update: UpdateFund,
  list: ['funds'],
  create: ['funds'],
  item: 'funds/:id',
}) {}
