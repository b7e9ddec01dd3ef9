import { Column, ForeignKey } from 'typeorm';

import { Account } from '../../accounts/account.entity.js';

/** What every record of LGL has that clients never see: the account it belongs to. */
export abstract class LglRecord {
  abstract id: number;

  @Column({ type: 'integer' })
  @ForeignKey(() => Account, { onDelete: 'CASCADE' })
  account_id: number;
}
