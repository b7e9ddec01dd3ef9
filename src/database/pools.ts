import type { DataSource, EntityManager, QueryRunner } from 'typeorm';

import type { Dialect } from './dialect.js';
import { Lanes } from './lanes.js';
import { inTransaction, type Work, type WriteOptions } from './transaction.js';

/** How many connections of its pool of ten one account may have at once, for it must not keep the others out. */
const MAX_WRITES = 2;
const MAX_READS = 4;

/** Reads and units of work on pools of connections, of which neither takes any from the other. */
export class Pools {
  private readonly writes = new Lanes<number>(MAX_WRITES);
  private readonly reads = new Lanes<number>(MAX_READS);
  private readonly underWay = new Set<Promise<unknown>>();

  constructor(
    private readonly writer: DataSource,
    private readonly reader: DataSource,
    private readonly dialect: Dialect,
  ) {}

  /** How many units of work wait until others of their account are done. */
  get waitingWrites(): number {
    return this.writes.waiting;
  }

  /** `account_id` is left out for what is nobody's work in particular. */
  write<T>(work: Work<T>, account_id?: number, options?: WriteOptions): Promise<T> {
    const transact = () => this.lend(this.writer, (runner) => inTransaction(runner, this.dialect, work, options));
    return this.noted(account_id === undefined ? transact() : this.writes.run(account_id, transact));
  }

  read<T>(work: (manager: EntityManager) => Promise<T>, account_id?: number): Promise<T> {
    const read = () => this.lend(this.reader, ({ manager }) => work(manager));
    return this.noted(account_id === undefined ? read() : this.reads.run(account_id, read));
  }

  /** Settles when nothing is under way or waits: TypeORM would take connections that are lent from their work. */
  async drained(): Promise<void> {
    await Promise.allSettled(this.underWay);
  }

  private noted<T>(work: Promise<T>): Promise<T> {
    const noted = work.finally(() => this.underWay.delete(noted));
    this.underWay.add(noted);
    return noted;
  }

  /** Lends a connection, and closes it when it is kept too long: a database that has gone silent must keep nobody. */
  private async lend<T>(source: DataSource, work: (runner: QueryRunner) => Promise<T>): Promise<T> {
    const runner = source.createQueryRunner();
    try {
      const connection: { end(): Promise<void> } = await runner.connect();
      const late = setTimeout(() => void connection.end(), this.dialect.timeoutMs);
      try {
        return await work(runner);
      } finally {
        clearTimeout(late);
      }
    } finally {
      await runner.release();
    }
  }
}
