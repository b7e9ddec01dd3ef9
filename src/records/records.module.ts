import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { Change } from './change.entity.js';
import { UnitOfWork } from './unit-of-work.js';

@Global()
@Module({ imports: [TypeOrmModule.forFeature([Change])], providers: [UnitOfWork], exports: [UnitOfWork] })
export class RecordsModule {}
