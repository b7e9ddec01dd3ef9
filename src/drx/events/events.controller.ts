import { Readable } from 'node:stream';

import { Get, Header, Headers, StreamableFile } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiExtraModels } from '@nestjs/swagger';

import type { Caller } from '../../accounts/caller.js';
import { CallerParam } from '../../http/caller.decorator.js';
import { DrxController } from '../http/api.js';
import { EventStream } from './event-stream.js';
import { EventMessage } from './event.views.js';

@DrxController('Events')
@ApiExtraModels(EventMessage)
export class EventsController {
  constructor(private readonly stream: EventStream) {}

  @Get('events')
  @ApiOperation({
    summary: 'Changes as they happen, as server-sent events',
    description: 'Each event has the body that a webhook gets. An extension of Glowworm.',
  })
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'The last event that was read; those after it follow.',
  })
  @ApiOkResponse({ content: { 'text/event-stream': { schema: { type: 'string' } } } })
  @Header('Cache-Control', 'no-cache')
  @Header('X-Accel-Buffering', 'no')
  async list(@CallerParam() caller: Caller, @Headers('Last-Event-ID') lastEventId?: string) {
    const events = await this.stream.open(caller, lastEventId);
    return new StreamableFile(Readable.from(events, { highWaterMark: 1 }), { type: 'text/event-stream' });
  }
}
