import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { EmailAddress } from './email-addresses/email-address.entity.js';
import { EmailAddressesController } from './email-addresses/email-addresses.controller.js';
import { EmailAddressesService } from './email-addresses/email-addresses.service.js';
import { PhoneNumber } from './phone-numbers/phone-number.entity.js';
import { PhoneNumbersController } from './phone-numbers/phone-numbers.controller.js';
import { PhoneNumbersService } from './phone-numbers/phone-numbers.service.js';
import { StreetAddress } from './street-addresses/street-address.entity.js';
import { StreetAddressesController } from './street-addresses/street-addresses.controller.js';
import { StreetAddressesService } from './street-addresses/street-addresses.service.js';
import { WebAddress } from './web-addresses/web-address.entity.js';
import { WebAddressesController } from './web-addresses/web-addresses.controller.js';
import { WebAddressesService } from './web-addresses/web-addresses.service.js';

const SERVICES = [StreetAddressesService, PhoneNumbersService, EmailAddressesService, WebAddressesService];

/** How a constituent is reached. */
@Module({
  imports: [TypeOrmModule.forFeature([StreetAddress, PhoneNumber, EmailAddress, WebAddress])],
  controllers: [StreetAddressesController, PhoneNumbersController, EmailAddressesController, WebAddressesController],
  providers: SERVICES,
  exports: SERVICES,
})
export class ContactModule {}
