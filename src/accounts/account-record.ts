import { ForeignKey, getMetadataArgsStorage, PrimaryColumn } from 'typeorm';

import { Account } from './account.entity.js';

/**
 * What every record of an account has that clients never see: whose it is. Together with `id`, which counts within the
 * account, it is the primary key; every unique index and every foreign key begins with it too. So an account can be
 * removed, cloned and moved as a whole, and it is what a sharded database distributes by.
 */
export abstract class AccountRecord {
  abstract id: number;

  @PrimaryColumn({ type: 'integer' })
  @ForeignKey(() => Account, { onDelete: 'CASCADE' })
  account_id: number;
}

/** What becomes of a record when the one that it names is deleted. */
interface RefersToOptions {
  /** It goes along. Otherwise it stays and names nothing. */
  cascade?: boolean;
}

/** The id in this property is that of a record of the same account. */
export const RefersTo =
  (type: () => new () => AccountRecord, { cascade = false }: RefersToOptions = {}): PropertyDecorator =>
  (target, property) => {
    const options = cascade ? { onDelete: 'CASCADE' as const } : {};
    getMetadataArgsStorage().foreignKeys.push({
      target: target.constructor,
      type,
      columnNames: ['account_id', String(property)],
      referencedColumnNames: ['account_id', 'id'],
      ...options,
    });
  };
