import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBody,
  ApiConsumes,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiPayloadTooLargeResponse,
  ApiTags,
} from '@nestjs/swagger';

import type { Caller } from '../../accounts/caller.js';
import { CallerParam } from '../../http/caller.decorator.js';
import { Listeners } from '../../integrations/listeners.js';
import { ApiRefusal, Result } from '../http/api.js';
import { BadRequest } from '../http/errors.js';
import { SUCCESS } from '../resource/resource.service.js';
import { LISTENERS_PREFIX } from './operations.js';

@Controller(LISTENERS_PREFIX.slice(1))
@ApiTags('Integrations')
export class ListenerController {
  constructor(private readonly listeners: Listeners) {}

  @Post(':uuid/listener')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Leave something for the integration queue',
    description:
      'It needs no key. What it means is the mapping of the listener; keys that mean nothing are passed over.',
  })
  @ApiParam({ name: 'uuid', schema: { type: 'string', format: 'uuid' } })
  @ApiConsumes('application/json', 'application/x-www-form-urlencoded')
  @ApiBody({ schema: { type: 'object', additionalProperties: true, example: { first_name: 'Joe', last_name: 'Doe' } } })
  @ApiOkResponse({ description: 'It waits in the queue until somebody saves or rejects it.', type: Result })
  @ApiBadRequestResponse({ description: 'The body is empty, or cannot be read.' })
  @ApiNotFoundResponse({ description: 'There is no such listener.' })
  @ApiPayloadTooLargeResponse({ description: 'It is too long.' })
  @ApiRefusal()
  async receive(@CallerParam() caller: Caller, @Param('uuid') uuid: string, @Body() body: unknown): Promise<Result> {
    await this.listeners.receive(caller, uuid, payloadIn(body));
    // The status is LGL's (live); what its body says is not known (choice).
    return SUCCESS;
  }
}

/** @throws BadRequest when it has no fields. */
function payloadIn(body: unknown): Readonly<Record<string, unknown>> {
  const hasFields = typeof body === 'object' && body !== null && !Array.isArray(body) && Object.keys(body).length > 0;
  if (!hasFields) throw new BadRequest('The body must have fields: a form, or a JSON object.');
  return body as Record<string, unknown>;
}
