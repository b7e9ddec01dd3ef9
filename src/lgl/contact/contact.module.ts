import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { EmailAddress } from './email-addresses/email-address.entity.js';
import { EmailAddressesController } from './email-addresses/email-addresses.controller.js';
import { EmailAddressesService } from './email-addresses/email-addresses.service.js';
import { PhoneNumber } from './phone-numbers/phone-number.entity.js';
import { PhoneNumbersController } from './phone-numbers/phone-numbers.controller.js';
import { PhoneNumbersService } from './phone-numbers/phone-numbers.service.js';

/** How a constituent is reached. */
@Module({
  imports: [TypeOrmModule.forFeature([PhoneNumber, EmailAddress])],
  controllers: [PhoneNumbersController, EmailAddressesController],
  providers: [PhoneNumbersService, EmailAddressesService],
  exports: [PhoneNumbersService, EmailAddressesService],
})
export class ContactModule {}
