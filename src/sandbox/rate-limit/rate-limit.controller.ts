import { Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Caller } from '../../accounts/caller.js';
import { CallerParam } from '../../http/caller.decorator.js';
import { SandboxController } from '../http/api.js';
import { ApiBodyAs, BodyAs } from '../http/body.js';
import { RateLimitState, SetRateLimit } from './rate-limit.body.js';
import { RateLimits } from './rate-limit.service.js';

@SandboxController('Rate limit')
export class RateLimitController {
  constructor(private readonly limits: RateLimits) {}

  @Get('rate-limit')
  @ApiOperation({ summary: 'How many calls the account may make, and how many of late count' })
  @ApiOkResponse({ type: RateLimitState })
  show(@CallerParam() caller: Caller): Promise<RateLimitState> {
    return this.limits.get(caller);
  }

  @Put('rate-limit')
  @ApiOperation({
    summary: 'Limit the calls of the account',
    description:
      'What is left out stays as it is. Calls to LGL and DRX count, whichever key they come with; those to /sandbox never do.',
  })
  @ApiBodyAs(SetRateLimit)
  @ApiOkResponse({ type: RateLimitState })
  put(@CallerParam() caller: Caller, @BodyAs(SetRateLimit) body: SetRateLimit): Promise<RateLimitState> {
    return this.limits.set(caller, body);
  }
}
