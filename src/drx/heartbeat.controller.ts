import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';

import { Clock } from '../clock/clock.js';

class Heartbeat {
  @ApiProperty({ type: 'integer', description: 'Seconds since 1970; it goes on beating.' }) pulse: number;
}

/** Asked by clients that want to know whether the server lives; it takes no key (choice). */
@ApiTags('Heartbeat')
@Controller('external_api/v1')
export class HeartbeatController {
  constructor(private readonly clock: Clock) {}

  @Get('heartbeat')
  @ApiOperation({ summary: 'Whether the server lives' })
  @ApiOkResponse({ type: Heartbeat })
  show(): Heartbeat {
    return { pulse: Math.floor(this.clock.now().getTime() / 1000) };
  }
}
