import { Injectable, type OnModuleInit } from '@nestjs/common';

import { type AccountSeed, AccountsService } from '../accounts/accounts.service.js';
import type { Records } from '../records/records.js';
import { UnitOfWork } from '../records/unit-of-work.js';
import { DemoCharity } from './demo/demo-charity.js';
import { storeFundraising } from './fundraising/starting.js';
import { storeGiftCategories } from './giving/gift-categories/gift-category.resource.js';
import { storeMailingTemplates } from './lookups/mailing-templates/mailing-template.resource.js';
import { storePaymentTypes } from './lookups/payment-types/payment-type.resource.js';
import { storeMembershipLevels } from './memberships/membership-levels/membership-level.resource.js';
import { storeClassAffiliationTypes } from './relations/class-affiliation-types/class-affiliation-type.resource.js';
import { storeRelationshipTypes } from './relations/relationship-types/relationship-type.resource.js';
import { storeTeamMembers } from './lookups/team-members/team-member.resource.js';
import { storeTagging } from './tagging/starting.js';
import { storeStandardTypes } from './types/types.service.js';

/**
 * What every account starts with, in the order of the ids. The types come first, since the rest refers to them. An account
 * notes how many it has had, and gets those that are added later when it is next used: add them at the end.
 */
const SEEDS: readonly ((records: Records) => Promise<void>)[] = [
  storeStandardTypes,
  storePaymentTypes,
  storeGiftCategories,
  storeRelationshipTypes,
  storeMembershipLevels,
  storeClassAffiliationTypes,
  storeMailingTemplates,
  storeFundraising,
  storeTeamMembers,
  storeTagging,
];

/** Fills a new account with what LGL's accounts start with, and the demo key's account with something to look at. */
@Injectable()
export class AccountOpening implements OnModuleInit {
  constructor(
    private readonly accounts: AccountsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly demo: DemoCharity,
  ) {}

  onModuleInit(): void {
    const within =
      (seed: (records: Records) => Promise<void>): AccountSeed =>
      (transaction, caller) =>
        seed(this.unitOfWork.within(transaction, caller));
    this.accounts.onOpen(SEEDS.map(within));
    this.accounts.onDemo(within((records) => this.demo.store(records)));
  }
}
