import { Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Caller } from '../../accounts/caller.js';
import { CallerParam } from '../../http/caller.decorator.js';
import { SandboxController } from '../http/api.js';
import { ApiBodyAs, BodyAs } from '../http/body.js';
import { AdvanceClock, ClockState, SetClock } from './clock.body.js';
import { ClockService } from './clock.service.js';

@SandboxController('Clock')
export class ClockController {
  constructor(private readonly service: ClockService) {}

  @Get('clock')
  @ApiOperation({ summary: 'What time it is for the account' })
  @ApiOkResponse({ type: ClockState })
  show(@CallerParam() caller: Caller): ClockState {
    return this.service.get(caller);
  }

  @Put('clock')
  @ApiOperation({ summary: 'Set the clock of the account' })
  @ApiBodyAs(SetClock)
  @ApiOkResponse({ type: ClockState })
  put(@CallerParam() caller: Caller, @BodyAs(SetClock) body: SetClock): Promise<ClockState> {
    return this.service.set(caller, body);
  }

  @Post('clock/advance')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Move the clock of the account on',
    description: 'A frozen clock stands still at the later time; any other goes on from there.',
  })
  @ApiBodyAs(AdvanceClock)
  @ApiOkResponse({ type: ClockState })
  advance(@CallerParam() caller: Caller, @BodyAs(AdvanceClock) { by }: AdvanceClock): Promise<ClockState> {
    return this.service.advance(caller, by);
  }
}
