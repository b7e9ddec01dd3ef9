import { Module } from '@nestjs/common';

import { DoctorsModule } from './doctors/doctors.module.js';
import { HeartbeatController } from './heartbeat.controller.js';
import { PatientsModule } from './patients/patients.module.js';
import { PhoneNumbersModule } from './phone-numbers/phone-numbers.module.js';

/** DRX v2. */
@Module({
  imports: [PhoneNumbersModule, PatientsModule, DoctorsModule],
  controllers: [HeartbeatController],
})
export class DrxModule {}
