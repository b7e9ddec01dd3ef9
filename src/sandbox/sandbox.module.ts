import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { Gates } from '../http/gates.js';
import { AccountController } from './account/account.controller.js';
import { AccountService } from './account/account.service.js';
import { Archives } from './archive/archives.js';
import { ClockController } from './clock/clock.controller.js';
import { ClockService } from './clock/clock.service.js';
import { Disturbance } from './faults/disturbance.js';
import { Fault } from './faults/fault.entity.js';
import { FaultGate } from './faults/fault.gate.js';
import { FaultsController } from './faults/faults.controller.js';
import { Faults } from './faults/faults.service.js';
import { CoverageController } from './coverage/coverage.controller.js';
import { CoverageService } from './coverage/coverage.service.js';
import { FidelityController } from './fidelity/fidelity.controller.js';
import { FidelityService } from './fidelity/fidelity.service.js';
import { SandboxFace } from './http/sandbox.face.js';
import { Sandboxes } from './in-process.js';
import { CountedCalls } from './rate-limit/counted-calls.entity.js';
import { RateLimitController } from './rate-limit/rate-limit.controller.js';
import { RateLimitGate } from './rate-limit/rate-limit.gate.js';
import { RateLimits } from './rate-limit/rate-limit.service.js';
import { IntegrationsController } from './integrations/integrations.controller.js';
import { IntegrationsService } from './integrations/integrations.service.js';
import { QueueService } from './integrations/queue.service.js';
import { Reader } from './requests/reader.js';
import { Redaction } from './requests/redaction.js';
import { RequestLog } from './requests/request-log.js';
import { RequestStream } from './requests/request-stream.js';
import { RequestsController } from './requests/requests.controller.js';
import { RequestsService } from './requests/requests.service.js';
import { ResetController } from './reset/reset.controller.js';
import { ResetService } from './reset/reset.service.js';
import { Snapshot } from './snapshots/snapshot.entity.js';
import { SnapshotsController } from './snapshots/snapshots.controller.js';
import { SnapshotsService } from './snapshots/snapshots.service.js';
import { Exchanges } from './state/exchanges.js';
import { InUse } from './state/in-use.js';
import { Janitor } from './state/janitor.js';
import { Shelf } from './state/shelf.js';
import { Spares } from './state/spares.js';

/** What a test does to its own account, and sees of it. */
@Module({
  imports: [TypeOrmModule.forFeature([Snapshot, Fault, CountedCalls])],
  controllers: [
    AccountController,
    ResetController,
    SnapshotsController,
    ClockController,
    FaultsController,
    RateLimitController,
    RequestsController,
    CoverageController,
    IntegrationsController,
    FidelityController,
  ],
  providers: [
    SandboxFace,
    Sandboxes,
    AccountService,
    Archives,
    ResetService,
    SnapshotsService,
    ClockService,
    Disturbance,
    Faults,
    FaultGate,
    RateLimits,
    RateLimitGate,
    Reader,
    Redaction,
    RequestLog,
    RequestsService,
    RequestStream,
    CoverageService,
    IntegrationsService,
    QueueService,
    FidelityService,
    Exchanges,
    InUse,
    Janitor,
    Shelf,
    Spares,
  ],
})
export class SandboxModule implements OnModuleInit {
  constructor(
    private readonly gates: Gates,
    private readonly limit: RateLimitGate,
    private readonly faults: FaultGate,
  ) {}

  onModuleInit(): void {
    for (const gate of [this.limit, this.faults]) this.gates.add(gate);
  }
}
