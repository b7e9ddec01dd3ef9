import { Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
} from '@nestjs/swagger';

import type { Caller } from '../../accounts/caller.js';
import { CallerParam } from '../../http/caller.decorator.js';
import { ErrorBody, SandboxController } from '../http/api.js';
import { ApiBodyAs, BodyAs } from '../http/body.js';
import { NumberPipe } from '../http/number.pipe.js';
import { QueryAs } from '../http/query.js';
import { Choice, NewIntegration, QueueFilter } from './integration.body.js';
import { IntegrationAnswer, IntegrationList, ItemAnswer, QueueAnswer } from './integration.views.js';
import { IntegrationsService } from './integrations.service.js';

const ApiMissing = (description = 'There is no such listener.') =>
  ApiNotFoundResponse({ description, type: ErrorBody });
const ApiTooMany = () => ApiConflictResponse({ description: 'There are as many as there may be.', type: ErrorBody });
const ApiHandled = () => ApiConflictResponse({ description: 'It is saved or rejected already.', type: ErrorBody });

@SandboxController('Integration queue')
export class IntegrationsController {
  constructor(private readonly service: IntegrationsService) {}

  @Get('integrations')
  @ApiOperation({ summary: 'List listeners, and the fields that a key may mean' })
  @ApiOkResponse({ type: IntegrationList })
  list(@CallerParam() caller: Caller): Promise<IntegrationList> {
    return this.service.list(caller);
  }

  @Post('integrations')
  @ApiOperation({
    summary: 'Make a listener',
    description: 'It stays through resets and restores; its queue does not.',
  })
  @ApiBodyAs(NewIntegration)
  @ApiCreatedResponse({ type: IntegrationAnswer })
  @ApiTooMany()
  create(@CallerParam() caller: Caller, @BodyAs(NewIntegration) body: NewIntegration): Promise<IntegrationAnswer> {
    return this.service.create(caller, body);
  }

  @Put('integrations/:uuid')
  @ApiOperation({
    summary: 'Make a listener of this uuid, or change it',
    description: 'For programs in which the address of a real listener stands.',
  })
  @ApiBodyAs(NewIntegration)
  @ApiOkResponse({ type: IntegrationAnswer })
  @ApiConflictResponse({
    description: 'It is another account’s, or there are as many as there may be.',
    type: ErrorBody,
  })
  put(
    @CallerParam() caller: Caller,
    @Param('uuid') uuid: string,
    @BodyAs(NewIntegration) body: NewIntegration,
  ): Promise<IntegrationAnswer> {
    return this.service.put(caller, uuid, body);
  }

  @Delete('integrations/:uuid')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a listener with its queue' })
  @ApiNoContentResponse()
  @ApiMissing()
  delete(@CallerParam() caller: Caller, @Param('uuid') uuid: string): Promise<void> {
    return this.service.remove(caller, uuid);
  }

  @Get('integrations/:uuid/queue')
  @ApiOperation({ summary: 'What was sent, what saving it would do, and what became of it' })
  @ApiOkResponse({ type: QueueAnswer })
  @ApiMissing()
  async queue(
    @CallerParam() caller: Caller,
    @Param('uuid') uuid: string,
    @QueryAs(QueueFilter) filter: QueueFilter,
  ): Promise<QueueAnswer> {
    return { items: await this.service.queue(caller, uuid, filter) };
  }

  @Post('integrations/:uuid/queue/:item/save')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Save an item',
    description:
      'Makes what the mapping says, for the constituent that is found by id, or by email and name: everything, or nothing.',
  })
  @ApiBodyAs(Choice, { required: false })
  @ApiOkResponse({ type: ItemAnswer })
  @ApiMissing('There is no such listener or item.')
  @ApiHandled()
  save(
    @CallerParam() caller: Caller,
    @Param('uuid') uuid: string,
    @Param('item', NumberPipe) item: number,
    @BodyAs(Choice) choice: Choice,
  ): Promise<ItemAnswer> {
    return this.service.save(caller, uuid, item, choice);
  }

  @Post('integrations/:uuid/queue/:item/reject')
  @HttpCode(200)
  @ApiOperation({ summary: 'Reject an item' })
  @ApiOkResponse({ type: ItemAnswer })
  @ApiMissing('There is no such listener or item.')
  @ApiHandled()
  reject(
    @CallerParam() caller: Caller,
    @Param('uuid') uuid: string,
    @Param('item', NumberPipe) item: number,
  ): Promise<ItemAnswer> {
    return this.service.reject(caller, uuid, item);
  }
}
