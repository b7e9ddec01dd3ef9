import sql, { type Sql } from 'sql-template-tag';
import type { EntityManager, QueryRunner } from 'typeorm';

import type { Dialect, StatementText } from './dialect.js';
import { PendingRows } from './pending-rows.js';

/** What is done in one transaction: all of it is kept or, when it throws, nothing. It waits for nothing but the database. */
export type Work<T> = (transaction: Transaction) => Promise<T>;

/** A unit of work in the database, from its first statement until what follows its commit. */
export class Transaction {
  private readonly tasks: (() => void)[] = [];

  constructor(
    readonly manager: EntityManager,
    private readonly dialect: Dialect,
    private readonly pending = new PendingRows(),
  ) {}

  /** Runs one statement in it and returns its rows. */
  readonly query = <Row>(statement: Sql): Promise<Row[]> => this.dialect.query<Row>(this.manager, statement);

  /** Calls `task` once everything is kept; not at all when it is not. */
  afterCommit(task: () => void): void {
    this.tasks.push(task);
  }

  /**
   * Has a row stored before the commit, by a statement that takes any number of such rows as one JSON array. Until then
   * nobody sees it: whoever asks for such rows in the same unit of work calls `flush` first.
   */
  append(statement: StatementText, row: unknown): void {
    this.pending.add(statement, row);
  }

  /** Stores the rows that were appended so far. */
  flush(): Promise<void> {
    return this.pending.store(this.manager, this.dialect);
  }

  /** Everything is kept: does what was to follow. */
  committed(): void {
    for (const task of this.tasks) task();
  }
}

export interface WriteOptions {
  /**
   * Kept through a power failure as soon as it is answered, for which a commit waits for the disk. What need not be is kept
   * together with the next that is.
   */
  readonly durable?: boolean;
  /** A step of what nobody waits for. Where units of work follow one another, those of others go first, one for each such step. */
  readonly background?: boolean;
}

/** Does `work` in a transaction of its own on one connection. */
export async function inTransaction<T>(
  { manager }: QueryRunner,
  dialect: Dialect,
  work: Work<T>,
  { durable = true }: WriteOptions = {},
): Promise<T> {
  const transaction = new Transaction(manager, dialect);
  let result: T;
  try {
    await dialect.query(manager, durable ? dialect.begin : dialect.beginLazily);
    result = await work(transaction);
    await transaction.flush();
    await dialect.query(manager, sql`COMMIT`);
  } catch (error) {
    // A connection that broke has rolled back by itself; the first error is the one to tell.
    await dialect.query(manager, sql`ROLLBACK`).catch(() => undefined);
    throw error;
  }
  transaction.committed();
  return result;
}
