import { Delete, Get, HttpCode } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Caller } from '../../accounts/caller.js';
import { CallerParam } from '../../http/caller.decorator.js';
import { SandboxController } from '../http/api.js';
import { Coverage, CoverageService } from './coverage.service.js';

@SandboxController('Coverage')
export class CoverageController {
  constructor(private readonly service: CoverageService) {}

  @Get('coverage')
  @ApiOperation({ summary: 'Which operations and statuses were met' })
  @ApiOkResponse({ type: Coverage })
  show(@CallerParam() caller: Caller): Coverage {
    return this.service.get(caller);
  }

  @Delete('coverage')
  @HttpCode(204)
  @ApiOperation({ summary: 'Count from nothing again' })
  @ApiNoContentResponse()
  clear(@CallerParam() caller: Caller): void {
    this.service.clear(caller);
  }
}
