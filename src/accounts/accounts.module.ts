import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { Account } from './account.entity.js';
import { Accounts } from './accounts.js';
import { AccountsService } from './accounts.service.js';
import { ApiKey } from './api-key.entity.js';
import { Sandbox } from './sandbox.entity.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([Account, ApiKey, Sandbox])],
  providers: [AccountsService, Accounts],
  exports: [AccountsService, Accounts],
})
export class AccountsModule {}
