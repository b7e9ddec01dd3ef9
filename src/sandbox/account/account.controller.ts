import { Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty } from '@nestjs/swagger';

import type { Caller } from '../../accounts/caller.js';
import { CallerParam } from '../../http/caller.decorator.js';
import { ClockState } from '../clock/clock.body.js';
import { ClockService } from '../clock/clock.service.js';
import { FaultAnswer } from '../faults/fault.body.js';
import { Faults, type ShownFault } from '../faults/faults.service.js';
import { SandboxController } from '../http/api.js';
import { RateLimitState } from '../rate-limit/rate-limit.body.js';
import { RateLimits } from '../rate-limit/rate-limit.service.js';
import { SnapshotRow, SnapshotsService } from '../snapshots/snapshots.service.js';
import { AccountService } from './account.service.js';

class Counts {
  @ApiProperty({ type: 'integer' }) total: number;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    description: 'By the name of their kind.',
    example: { constituents: 2, gifts: 3 },
  })
  by_kind: Record<string, number>;
}

class AccountAnswer {
  @ApiProperty({ type: 'integer', description: 'Stays the same through every reset and restore.' }) id: number;
  @ApiProperty({ type: 'string', nullable: true }) label: string | null;
  @ApiProperty() records: Counts;
  @ApiProperty() clock: ClockState;
  @ApiProperty() rate_limit: RateLimitState;
  @ApiProperty({ type: [FaultAnswer] }) faults: ShownFault[];
  @ApiProperty({ type: [SnapshotRow] }) snapshots: SnapshotRow[];
}

/** What is to be said about an account: each part by the service that keeps it. */
@SandboxController('Account')
export class AccountController {
  constructor(
    private readonly account: AccountService,
    private readonly clock: ClockService,
    private readonly limits: RateLimits,
    private readonly faults: Faults,
    private readonly snapshots: SnapshotsService,
  ) {}

  @Get('account')
  @ApiOperation({ summary: 'What there is in the account, and what is set for it' })
  @ApiOkResponse({ type: AccountAnswer })
  async show(@CallerParam() caller: Caller): Promise<AccountAnswer> {
    const { id, label } = caller.sandbox;
    return {
      id,
      label,
      records: await this.account.records(caller),
      clock: this.clock.get(caller),
      rate_limit: await this.limits.get(caller),
      faults: await this.faults.list(caller),
      snapshots: await this.snapshots.list(caller),
    };
  }
}
