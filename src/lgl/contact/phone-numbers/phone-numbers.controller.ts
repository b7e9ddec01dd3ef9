import { LglController } from '../../http/api.js';
import { ResourceRoutes } from '../../resource/routes.js';
import { CreatePhoneNumber, UpdatePhoneNumber } from './phone-number.entity.js';
import { phoneNumbers } from './phone-number.resource.js';
import { PhoneNumbersService } from './phone-numbers.service.js';

@LglController('Phone numbers')
export class PhoneNumbersController extends ResourceRoutes({
  resource: phoneNumbers,
  Service: PhoneNumbersService,
  Create: CreatePhoneNumber,
  Update: UpdatePhoneNumber,
  list: ['constituents/:constituent_id/phone_numbers'],
  create: ['constituents/:constituent_id/phone_numbers'],
  item: 'phone_numbers/:id',
}) {}
