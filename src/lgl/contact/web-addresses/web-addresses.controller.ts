import { LglController } from '../../http/api.js';
import { ResourceRoutes } from '../../resource/routes.js';
import { CreateWebAddress, UpdateWebAddress } from './web-address.entity.js';
import { webAddresses } from './web-address.resource.js';
import { WebAddressesService } from './web-addresses.service.js';

@LglController('Web addresses')
export class WebAddressesController extends ResourceRoutes({
  resource: webAddresses,
  Service: WebAddressesService,
  Create: CreateWebAddress,
  Update: UpdateWebAddress,
  list: ['constituents/:constituent_id/web_addresses'],
  create: ['constituents/:constituent_id/web_addresses'],
  item: 'web_addresses/:id',
}) {}
