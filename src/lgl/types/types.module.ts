import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { AccountType, EmailAddressType, PhoneNumberType, StreetAddressType, WebAddressType } from './type.entity.js';
import { TypesController } from './types.controller.js';
import { TypesService } from './types.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([PhoneNumberType, EmailAddressType, StreetAddressType, WebAddressType, AccountType]),
  ],
  controllers: [TypesController],
  providers: [TypesService],
})
export class TypesModule {}
