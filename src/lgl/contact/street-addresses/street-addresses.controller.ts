import { LglController } from '../../http/api.js';
import { ResourceRoutes } from '../../resource/routes.js';
import { CreateStreetAddress, UpdateStreetAddress } from './street-address.entity.js';
import { streetAddresses } from './street-address.resource.js';
import { StreetAddressesService } from './street-addresses.service.js';

@LglController('Street addresses')
export class StreetAddressesController extends ResourceRoutes({
  resource: streetAddresses,
  Service: StreetAddressesService,
  Create: CreateStreetAddress,
  Update: UpdateStreetAddress,
  list: ['constituents/:constituent_id/street_addresses'],
  create: ['constituents/:constituent_id/street_addresses'],
  item: 'street_addresses/:id',
}) {}
