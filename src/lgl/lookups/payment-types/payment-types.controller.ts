import { LglController } from '../../http/api.js';
import { ServiceOf } from '../../resource/resource.service.js';
import { ResourceRoutes } from '../../resource/routes.js';
import { paymentTypes } from './payment-type.resource.js';

export class PaymentTypesService extends ServiceOf(paymentTypes) {}

@LglController('Payment types')
export class PaymentTypesController extends ResourceRoutes({
  resource: paymentTypes,
  Service: PaymentTypesService,
  list: ['payment_types'],
}) {}
