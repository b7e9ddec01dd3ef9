import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';

import { Database } from '../database/database.js';

/** What a process supervisor asks. */
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(private readonly database: Database) {}

  /** The process is alive. */
  @Get('livez')
  live() {
    return { status: 'ok' };
  }

  /** The migrations are done and the database answers; otherwise 503. */
  @Get('readyz')
  async ready() {
    if (await this.database.isReady()) return { status: 'ok' };
    throw new ServiceUnavailableException('The database is not ready.');
  }
}
