import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { PhoneNumbersModule } from '../phone-numbers/phone-numbers.module.js';
import { Constituent } from './constituent.entity.js';
import { ConstituentsController } from './constituents.controller.js';
import { ConstituentsService } from './constituents.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Constituent]), PhoneNumbersModule],
  controllers: [ConstituentsController],
  providers: [ConstituentsService],
  exports: [ConstituentsService],
})
export class ConstituentsModule {}
