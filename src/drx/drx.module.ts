import { Module } from '@nestjs/common';

import { DoctorsModule } from './doctors/doctors.module.js';
import { EventsModule } from './events/events.module.js';
import { DemoPharmacy } from './generate/demo-pharmacy.js';
import { HeartbeatController } from './heartbeat.controller.js';
import { DrxFace } from './http/drx.face.js';
import { PatientsModule } from './patients/patients.module.js';
import { PhoneNumbersModule } from './phone-numbers/phone-numbers.module.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';

/** DRX v2. */
@Module({
  imports: [PhoneNumbersModule, PatientsModule, DoctorsModule, EventsModule, WebhooksModule],
  controllers: [HeartbeatController],
  providers: [DrxFace, DemoPharmacy],
})
export class DrxModule {}
