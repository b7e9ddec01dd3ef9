import { HttpCode, Post } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Caller } from '../../accounts/caller.js';
import { CallerParam } from '../../http/caller.decorator.js';
import { ErrorBody, SandboxController } from '../http/api.js';
import { ApiBodyAs, BodyAs } from '../http/body.js';
import { GoneBack, Reset } from './reset.body.js';
import { ResetService } from './reset.service.js';

@SandboxController('Account')
export class ResetController {
  constructor(private readonly service: ResetService) {}

  @Post('reset')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Begin again',
    description: 'All records go, and ids count from 1 again. Requests under way finish on the old records.',
  })
  @ApiBodyAs(Reset, { required: false })
  @ApiOkResponse({ type: GoneBack })
  @ApiNotFoundResponse({ description: 'The account has no such snapshot.', type: ErrorBody })
  reset(@CallerParam() caller: Caller, @BodyAs(Reset) { to }: Reset): Promise<GoneBack> {
    return this.service.reset(caller, to);
  }
}
