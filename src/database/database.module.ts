import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { CONFIG, type Config } from '../config/config.js';
import { Clock } from './clock.js';
import { Database, DRIVER } from './database.js';
import { driverFor } from './drivers.js';
import { migrations } from './migrations/migrations.js';
import { QuietLogger } from './quiet-logger.js';

@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [CONFIG],
      useFactory: ({ DATABASE_URL }: Config) => ({
        ...driverFor(DATABASE_URL).options,
        autoLoadEntities: true,
        // The server listens first and opens the database then, so that /readyz can say what it waits for.
        manualInitialization: true,
        migrations,
        logger: new QuietLogger(),
      }),
    }),
  ],
  providers: [
    Clock,
    Database,
    { provide: DRIVER, inject: [CONFIG], useFactory: ({ DATABASE_URL }: Config) => driverFor(DATABASE_URL) },
  ],
  exports: [Clock, Database, DRIVER],
})
export class DatabaseModule {}
