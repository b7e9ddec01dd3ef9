import { Injectable } from '@nestjs/common';

import type { Caller } from '../accounts/caller.js';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import { Places } from './places.js';
import { Records } from './records.js';

/** The only way to the records: one caller, one account, one transaction. */
@Injectable()
export class UnitOfWork {
  private readonly places = new Places();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Everything that `work` writes is kept together, or nothing of it is when it throws. */
  write<T>(caller: Caller, work: (records: Records) => Promise<T>): Promise<T> {
    const { account_id } = caller;
    return this.places.whileChanging(account_id, () =>
      this.database.write((transaction) => work(this.within(transaction, caller)), account_id),
    );
  }

  /** Reads what is committed. What a read of `Records` returns comes from one statement, so it belongs together. */
  read<T>(caller: Caller, work: (records: Records) => Promise<T>): Promise<T> {
    const { dialect } = this.database;
    return this.database.read(
      (manager) =>
        work(new Records(caller, this.clock.of(caller.sandbox), manager, dialect, undefined, this.places)),
      caller.account_id,
    );
  }

  /** The records of a caller inside a transaction that is already open. */
  within(transaction: Transaction, caller: Caller): Records {
    return new Records(
      caller,
      this.clock.of(caller.sandbox),
      transaction.manager,
      this.database.dialect,
      transaction,
    );
  }
}
