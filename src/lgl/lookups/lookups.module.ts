import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { PaymentType } from './payment-types/payment-type.entity.js';
import { PaymentTypesController, PaymentTypesService } from './payment-types/payment-types.controller.js';

/** The lists that the API only reads. */
@Module({
  imports: [TypeOrmModule.forFeature([PaymentType])],
  controllers: [PaymentTypesController],
  providers: [PaymentTypesService],
})
export class LookupsModule {}
