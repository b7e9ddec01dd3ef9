import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { Gates } from '../http/gates.js';
import { AccountController } from './account/account.controller.js';
import { Disturbance } from './faults/disturbance.js';
import { Fault } from './faults/fault.entity.js';
import { FaultGate } from './faults/fault.gate.js';
import { FaultsController } from './faults/faults.controller.js';
import { Faults } from './faults/faults.service.js';
import { SandboxFace } from './http/sandbox.face.js';

/** What a test does to its own account, and sees of it. */
@Module({
  imports: [TypeOrmModule.forFeature([Fault])],
  controllers: [AccountController, FaultsController],
  providers: [SandboxFace, Disturbance, Faults, FaultGate],
})
export class SandboxModule implements OnModuleInit {
  constructor(
    private readonly gates: Gates,
    private readonly faults: FaultGate,
  ) {}

  onModuleInit(): void {
    this.gates.add(this.faults);
  }
}
