import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { ConstituentList, ListMember } from './lists/list.entity.js';
import { ListsController, ListsService } from './lists/lists.controller.js';
import { PaymentType } from './payment-types/payment-type.entity.js';
import { PaymentTypesController, PaymentTypesService } from './payment-types/payment-types.controller.js';

/** The lists that the API only reads. */
@Module({
  imports: [TypeOrmModule.forFeature([ConstituentList, ListMember, PaymentType])],
  controllers: [ListsController, PaymentTypesController],
  providers: [ListsService, PaymentTypesService],
})
export class LookupsModule {}
