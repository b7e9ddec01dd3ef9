import { LglController } from '../../http/api.js';
import { ServiceOf } from '../../resource/resource.service.js';
import { ResourceRoutes } from '../../resource/routes.js';
import { giftCategories } from './gift-category.resource.js';

export class GiftCategoriesService extends ServiceOf(giftCategories) {}

@LglController('Gift categories')
export class GiftCategoriesController extends ResourceRoutes({
  resource: giftCategories,
  Service: GiftCategoriesService,
  list: ['gift_categories'],
}) {}
