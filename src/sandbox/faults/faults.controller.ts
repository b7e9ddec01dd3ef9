import { Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiConflictResponse,
} from '@nestjs/swagger';

import type { Caller } from '../../accounts/caller.js';
import { CallerParam } from '../../http/caller.decorator.js';
import { ErrorBody, SandboxController } from '../http/api.js';
import { ApiBodyAs, BodyAs } from '../http/body.js';
import { NumberPipe } from '../http/number.pipe.js';
import { FaultAnswer, NewFault } from './fault.body.js';
import { Faults, type ShownFault } from './faults.service.js';

const ApiMissing = () => ApiNotFoundResponse({ description: 'There is no such fault.', type: ErrorBody });

@SandboxController('Faults')
export class FaultsController {
  constructor(private readonly faults: Faults) {}

  @Get('faults')
  @ApiOperation({ summary: 'What is set to go wrong, and how often it did' })
  @ApiOkResponse({ type: [FaultAnswer] })
  list(@CallerParam() caller: Caller): Promise<ShownFault[]> {
    return this.faults.list(caller);
  }

  @Post('faults')
  @ApiOperation({ summary: 'Sets something to go wrong' })
  @ApiBodyAs(NewFault)
  @ApiCreatedResponse({ type: FaultAnswer })
  @ApiConflictResponse({ description: 'There are as many as an account may have.', type: ErrorBody })
  create(@CallerParam() caller: Caller, @BodyAs(NewFault) body: NewFault): Promise<ShownFault> {
    return this.faults.add(caller, body);
  }

  @Delete('faults')
  @ApiOperation({ summary: 'Removes all faults' })
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'None is set any more.' })
  clear(@CallerParam() caller: Caller): Promise<void> {
    return this.faults.clear(caller);
  }

  @Get('faults/:id')
  @ApiOperation({ summary: 'One fault, and how often it hit' })
  @ApiOkResponse({ type: FaultAnswer })
  @ApiMissing()
  show(@CallerParam() caller: Caller, @Param('id', NumberPipe) id: number): Promise<ShownFault> {
    return this.faults.show(caller, id);
  }

  @Delete('faults/:id')
  @ApiOperation({ summary: 'Removes one fault' })
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'It is not set any more.' })
  @ApiMissing()
  delete(@CallerParam() caller: Caller, @Param('id', NumberPipe) id: number): Promise<void> {
    return this.faults.remove(caller, id);
  }
}
