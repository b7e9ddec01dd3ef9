import { Column, ForeignKey } from 'typeorm';

import { Account } from './account.entity.js';

/** What every record of an account has that clients never see: whose it is. It goes when its account goes. */
export abstract class AccountRecord {
  abstract id: number;

  @Column({ type: 'integer' })
  @ForeignKey(() => Account, { onDelete: 'CASCADE' })
  account_id: number;
}
