import { Get } from '@nestjs/common';
import { ApiOkResponse, ApiProperty } from '@nestjs/swagger';

import type { Caller } from '../../accounts/caller.js';
import { CallerParam } from '../../http/caller.decorator.js';
import { SandboxController } from '../http/api.js';

class AccountAnswer {
  @ApiProperty({ type: 'integer', description: 'Stays the same through every reset and restore.' }) id: number;
  @ApiProperty({ type: 'string', nullable: true }) label: string | null;
}

@SandboxController('Account')
export class AccountController {
  @Get('account')
  @ApiOkResponse({ type: AccountAnswer })
  show(@CallerParam() { sandbox: { id, label } }: Caller): AccountAnswer {
    return { id, label };
  }
}
