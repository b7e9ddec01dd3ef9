import { Injectable, type OnModuleInit } from '@nestjs/common';

import { AccountsService } from '../../accounts/accounts.service.js';
import { UnitOfWork } from '../../records/unit-of-work.js';
import { ConstituentsService } from '../constituents/constituents.service.js';
import { DEMO_CONSTITUENTS } from './demo-constituents.js';

/** Gives the demo key's account something to look at. */
@Injectable()
export class DemoService implements OnModuleInit {
  constructor(
    private readonly accounts: AccountsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly constituents: ConstituentsService,
  ) {}

  onModuleInit(): void {
    this.accounts.onOpen(async (transaction, caller, isDemo) => {
      if (!isDemo) return;
      const records = this.unitOfWork.within(transaction, caller);
      for (const constituent of DEMO_CONSTITUENTS) await this.constituents.add(records, constituent);
    });
  }
}
