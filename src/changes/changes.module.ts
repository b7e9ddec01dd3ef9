import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { Change } from './change.entity.js';
import { Event } from './event.entity.js';
import { Outbox } from './outbox.js';
import { Workers } from './workers.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([Change, Event])],
  providers: [Outbox, Workers],
  exports: [Outbox, Workers],
})
export class ChangesModule {}
