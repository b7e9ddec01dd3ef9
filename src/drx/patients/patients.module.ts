import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { OwnersModule } from '../owners/owners.module.js';
import { Patient } from './patient.entity.js';
import { PatientsController } from './patients.controller.js';
import { PatientsService } from './patients.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Patient]), OwnersModule],
  controllers: [PatientsController],
  providers: [PatientsService],
})
export class PatientsModule {}
