import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { Event } from './event.entity.js';
import { Outbox } from './outbox.js';
import { Workers } from './workers.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([Event])],
  providers: [Outbox, Workers],
  exports: [Outbox, Workers],
})
export class ChangesModule {}
