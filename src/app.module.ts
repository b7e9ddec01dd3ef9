import { type DynamicModule, Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';

import { AccountsModule } from './accounts/accounts.module.js';
import { ClockModule } from './clock/clock.module.js';
import { type Config, configFactory } from './config/config.js';
import { DatabaseModule } from './database/database.module.js';
import { DrxModule } from './drx/drx.module.js';
import { HealthController } from './health/health.controller.js';
import { HttpModule } from './http/http.module.js';
import { IntegrationsModule } from './integrations/integrations.module.js';
import { LglModule } from './lgl/lgl.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { OutboxModule } from './outbox/outbox.module.js';
import { RecordsModule } from './records/records.module.js';
import { SandboxModule } from './sandbox/sandbox.module.js';
import { WorkersModule } from './workers/workers.module.js';

/** What the server is made of: the ground, and the faces that stand on it. */
@Module({
  imports: [
    ClockModule,
    DatabaseModule,
    AccountsModule,
    RecordsModule,
    OutboxModule,
    WorkersModule,
    HttpModule,
    IntegrationsModule,
    LglModule,
    DrxModule,
    SandboxModule,
    MetricsModule,
  ],
  controllers: [HealthController],
})
export class AppModule {
  static with(config: Config): DynamicModule {
    const configuration = ConfigModule.forRoot({ isGlobal: true, ignoreEnvFile: true, load: [configFactory(config)] });
    return { module: AppModule, imports: [configuration] };
  }
}
