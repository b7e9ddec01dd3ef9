import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { Address } from '../addresses/address.entity.js';
import { PhoneNumbersModule } from '../phone-numbers/phone-numbers.module.js';
import { OwnedRecords } from './owned-records.js';

/** What patients and doctors have in common: they own addresses and numbers. */
@Module({
  imports: [TypeOrmModule.forFeature([Address]), PhoneNumbersModule],
  providers: [OwnedRecords],
  exports: [OwnedRecords],
})
export class OwnersModule {}
