import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import type { Caller } from '../accounts/caller.js';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { Records } from './records.js';

/** The only way to the records: one caller, one account, one transaction. */
@Injectable()
export class UnitOfWork {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Everything that `work` writes is kept together, or nothing of it is when it throws. */
  async write<T>(caller: Caller, work: (records: Records) => Promise<T>): Promise<T> {
    const tasks: (() => void)[] = [];
    const result = await this.database.write((manager) => work(this.within(manager, caller, tasks)));
    for (const task of tasks) task();
    return result;
  }

  /** Reads what is committed. Each read of `Records` is one statement, so what it returns belongs together. */
  read<T>(caller: Caller, work: (records: Records) => Promise<T>): Promise<T> {
    return this.database.read((manager) => work(this.within(manager, caller)));
  }

  /** The records of a caller inside a transaction that is already open; `tasks` collects what is to follow it. */
  within(manager: EntityManager, caller: Caller, tasks: (() => void)[] = []): Records {
    return new Records(caller, this.clock.of(caller.account_id), manager, this.database.dialect, tasks);
  }
}
