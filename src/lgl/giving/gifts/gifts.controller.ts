import { LglController } from '../../http/api.js';
import { ResourceRoutes } from '../../resource/routes.js';
import { CreateGift, UpdateGift } from './gift.body.js';
import { gifts } from './gift.resource.js';
import { GiftsService } from './gifts.service.js';

@LglController('Gifts')
export class GiftsController extends ResourceRoutes({
  resource: gifts,
  Service: GiftsService,
  Create: CreateGift,
  Update: UpdateGift,
  list: ['constituents/:constituent_id/gifts'],
  search: 'gifts/search',
  create: ['constituents/:constituent_id/gifts'],
  item: 'gifts/:id',
}) {}
