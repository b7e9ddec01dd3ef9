import { Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import { SandboxController } from '../http/api.js';
import { Fidelity, FidelityService } from './fidelity.service.js';

@SandboxController('Fidelity')
export class FidelityController {
  constructor(private readonly service: FidelityService) {}

  @Get('fidelity')
  @ApiOperation({ summary: 'What each operation rests on, and each rule: documented, seen, driven by tests, guessed' })
  @ApiOkResponse({ type: Fidelity })
  show(): Fidelity {
    return this.service.get();
  }
}
