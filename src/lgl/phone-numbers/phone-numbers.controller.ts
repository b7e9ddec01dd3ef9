import { LglController } from '../http/api.js';
import { ResourceRoutes } from '../resource/resource.controller.js';
import { CreatePhoneNumber, PhoneNumber, UpdatePhoneNumber } from './phone-number.entity.js';
import { PhoneNumbersService } from './phone-numbers.service.js';

@LglController('Phone numbers')
export class PhoneNumbersController extends ResourceRoutes<PhoneNumber, PhoneNumbersService>({
  Service: PhoneNumbersService,
  Record: PhoneNumber,
  Create: CreatePhoneNumber,
  Update: UpdatePhoneNumber,
  itemType: 'phone_number',
  list: ['constituents/:constituent_id/phone_numbers'],
  create: ['constituents/:constituent_id/phone_numbers'],
  item: 'phone_numbers/:id',
}) {}
