import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { CONFIG, type Config } from '../config/config.js';
import { Database, DIALECT } from './database.js';
import { dialectFor } from './dialects.js';
import { migrations } from './migrations/migrations.js';
import { QuietLogger } from './quiet-logger.js';

@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [CONFIG],
      useFactory: ({ DATABASE_URL }: Config) => ({
        ...dialectFor(DATABASE_URL).options,
        autoLoadEntities: true,
        // The server listens first and opens the database then, so that /readyz can say what it waits for.
        manualInitialization: true,
        migrations,
        logger: new QuietLogger(),
      }),
    }),
  ],
  providers: [
    Database,
    {
      provide: DIALECT,
      inject: [CONFIG],
      useFactory: ({ DATABASE_URL, DATABASE_TIMEOUT }: Config) => dialectFor(DATABASE_URL, DATABASE_TIMEOUT),
    },
  ],
  exports: [Database, DIALECT],
})
export class DatabaseModule {}
