import { Injectable, type OnModuleInit } from '@nestjs/common';

import { AccountsService } from '../../accounts/accounts.service.js';
import { DemoRows } from '../../made-up/demo-rows.js';
import { UnitOfWork } from '../../records/unit-of-work.js';
import { generatePharmacy } from './pharmacy.js';

/** The pharmacy of the demo account. */
@Injectable()
export class DemoPharmacy implements OnModuleInit {
  private readonly rows = new DemoRows((rows, _records, faker, wanted) =>
    generatePharmacy(rows, faker, wanted, async () => {}),
  );

  constructor(
    private readonly accounts: AccountsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.accounts.onDemo((transaction, caller) => this.rows.storeIn(this.unitOfWork.within(transaction, caller)));
  }
}
