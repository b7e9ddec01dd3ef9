import { Module } from '@nestjs/common';

import { ConstituentsModule } from './constituents/constituents.module.js';
import { DemoService } from './demo/demo.service.js';
import { PhoneNumbersModule } from './phone-numbers/phone-numbers.module.js';
import { TypesModule } from './types/types.module.js';

/** Little Green Light v1. The types come before the demo: an account must have them before it has records. */
@Module({
  imports: [TypesModule, PhoneNumbersModule, ConstituentsModule],
  providers: [DemoService],
})
export class LglModule {}
