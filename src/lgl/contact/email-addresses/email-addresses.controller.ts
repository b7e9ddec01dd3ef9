import { LglController } from '../../http/api.js';
import { ResourceRoutes } from '../../resource/routes.js';
import { CreateEmailAddress, UpdateEmailAddress } from './email-address.entity.js';
import { emailAddresses } from './email-address.resource.js';
import { EmailAddressesService } from './email-addresses.service.js';

@LglController('Email addresses')
export class EmailAddressesController extends ResourceRoutes({
  resource: emailAddresses,
  Service: EmailAddressesService,
  Create: CreateEmailAddress,
  Update: UpdateEmailAddress,
  list: ['constituents/:constituent_id/email_addresses'],
  create: ['constituents/:constituent_id/email_addresses'],
  item: 'email_addresses/:id',
}) {}
