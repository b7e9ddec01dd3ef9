import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { GiftCategory } from './gift-categories/gift-category.entity.js';
import { GiftCategoriesController, GiftCategoriesService } from './gift-categories/gift-categories.controller.js';
import { GiftType } from './gift-types/gift-type.entity.js';
import { GiftTypesController } from './gift-types/gift-types.controller.js';
import { GiftTypesService } from './gift-types/gift-types.service.js';
import { GiftKeyword } from './gifts/gift-keyword.entity.js';
import { Gift } from './gifts/gift.entity.js';
import { GiftsController } from './gifts/gifts.controller.js';
import { GiftsService } from './gifts/gifts.service.js';

/** What constituents give. */
@Module({
  imports: [TypeOrmModule.forFeature([GiftType, GiftCategory, Gift, GiftKeyword])],
  controllers: [GiftTypesController, GiftCategoriesController, GiftsController],
  providers: [GiftTypesService, GiftCategoriesService, GiftsService],
  exports: [GiftsService],
})
export class GivingModule {}
