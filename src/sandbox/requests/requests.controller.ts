import { Readable } from 'node:stream';

import { Delete, Get, Header, HttpCode, Param, StreamableFile } from '@nestjs/common';
import {
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiRequestTimeoutResponse,
} from '@nestjs/swagger';

import type { Caller } from '../../accounts/caller.js';
import { CallerParam } from '../../http/caller.decorator.js';
import { ErrorBody, SandboxController } from '../http/api.js';
import { NumberPipe } from '../http/number.pipe.js';
import { QueryAs } from '../http/query.js';
import { harOf } from './har.js';
import { ListFilter, WaitFilter } from './request-filter.js';
import { RequestStream } from './request-stream.js';
import { LoggedRequest, RequestRows } from './request.views.js';
import { RequestsService } from './requests.service.js';

@SandboxController('Requests')
export class RequestsController {
  constructor(
    private readonly service: RequestsService,
    private readonly stream: RequestStream,
  ) {}

  @Get('requests')
  @ApiOperation({ summary: 'What was asked and answered, the newest first' })
  @ApiOkResponse({ type: RequestRows })
  list(@CallerParam() caller: Caller, @QueryAs(ListFilter) filter: ListFilter): Promise<RequestRows> {
    return this.service.list(caller, filter);
  }

  @Get('requests/wait')
  @ApiOperation({
    summary: 'Wait until enough requests are in the log',
    description: 'Those that are in it already count; since leaves out older ones.',
  })
  @ApiOkResponse({ type: RequestRows })
  @ApiRequestTimeoutResponse({ description: 'Not as many came in time; those that did are told.', type: ErrorBody })
  wait(@CallerParam() caller: Caller, @QueryAs(WaitFilter) filter: WaitFilter): Promise<RequestRows> {
    return this.service.waitFor(caller, filter);
  }

  @Get('requests.har')
  @ApiOperation({ summary: 'The whole log as an HTTP Archive 1.2', description: 'The oldest first.' })
  @ApiOkResponse({ schema: { type: 'object' } })
  @Header('Content-Disposition', 'attachment; filename="glowworm.har"')
  async har(@CallerParam() caller: Caller): Promise<object> {
    return harOf(await this.service.all(caller));
  }

  @Get('requests/stream')
  @ApiOperation({
    summary: 'The rows as they come, as server-sent events',
    description: 'It ends when the key is revoked, and when the account is reset or restored: ask again then.',
  })
  @ApiOkResponse({ content: { 'text/event-stream': { schema: { type: 'string' } } } })
  @Header('Cache-Control', 'no-cache')
  @Header('X-Accel-Buffering', 'no')
  follow(@CallerParam() caller: Caller): StreamableFile {
    const rows = Readable.from(this.stream.follow(caller), { highWaterMark: 1 });
    return new StreamableFile(rows, { type: 'text/event-stream' });
  }

  @Get('requests/:id')
  @ApiOperation({ summary: 'A request with its headers and bodies' })
  @ApiOkResponse({ type: LoggedRequest })
  @ApiNotFoundResponse({ description: 'There is none, or no more.', type: ErrorBody })
  show(@CallerParam() caller: Caller, @Param('id', NumberPipe) id: number): LoggedRequest {
    return this.service.get(caller, id);
  }

  @Delete('requests')
  @HttpCode(204)
  @ApiOperation({ summary: 'Empty the log' })
  @ApiNoContentResponse()
  clear(@CallerParam() caller: Caller): void {
    this.service.clear(caller);
  }
}
