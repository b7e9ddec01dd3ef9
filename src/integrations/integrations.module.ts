import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { Importers } from './importer.js';
import { Integration } from './integration.entity.js';
import { Listeners } from './listeners.js';
import { QueueItem } from './queue-item.entity.js';

/** Listeners and their queues. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([Integration, QueueItem])],
  providers: [Listeners, Importers],
  exports: [Listeners, Importers],
})
export class IntegrationsModule {}
