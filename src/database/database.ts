import { type BeforeApplicationShutdown, Inject, Injectable, ServiceUnavailableException } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type DataSourceOptions, type EntityManager } from 'typeorm';

import { DatabaseError } from './database-error.js';
import type { Dialect } from './dialect.js';
import { GroupCommit } from './group-commit.js';
import { migrate } from './migrate.js';
import { OpenedFile } from './opened-file.js';
import { Pools } from './pools.js';
import { Queue } from './queue.js';
import { inTransaction, type Work, type WriteOptions } from './transaction.js';

/** The token of the dialect in use. */
export const DIALECT = Symbol('Dialect');

/** How long a file that was deleted may be written to before it is noticed. */
const FILE_CHECK_MS = 1000;

/**
 * The connections. Units of work share one that writes on SQLite, and have one each of a pool elsewhere; whoever reads
 * has others and sees only what was committed.
 */
@Injectable()
export class Database implements BeforeApplicationShutdown {
  private reader: DataSource;
  private pools: Pools;
  private file?: OpenedFile;
  private opened = false;
  private readonly turns = new Queue();
  private readonly group: GroupCommit;

  constructor(
    @InjectDataSource() private readonly writer: DataSource,
    @Inject(DIALECT) readonly dialect: Dialect,
  ) {
    this.group = new GroupCommit(writer, dialect, this.turns);
  }

  /**
   * Connects and migrates. Until it is done, everything else here answers 503.
   * @throws DatabaseError when the database cannot be reached, cannot be written or is newer than the program.
   */
  async open(): Promise<void> {
    const { file, prepareWriter } = this.dialect;
    try {
      this.dialect.beforeOpening?.();
      await this.writer.initialize();
      if (file !== undefined) this.file = new OpenedFile(file);
      for (const statement of prepareWriter) await this.writer.query(statement);
      await this.migrate();
      this.reader = this.writer;
      if (this.dialect.readerOptions) this.reader = await this.connectReader(this.dialect.readerOptions);
    } catch (error) {
      await this.close();
      throw error instanceof DatabaseError ? error : new DatabaseError(this.dialect.describeOpenError(error));
    }
    this.pools = new Pools(this.writer, this.reader, this.dialect);
    this.opened = true;
  }

  /**
   * Runs `work` in one transaction: all of it is kept or, when it throws, nothing. `account_id` says whose work it is,
   * so that one account does not keep the others out.
   */
  write<T>(work: Work<T>, account_id?: number, options?: WriteOptions): Promise<T> {
    this.requireOpen();
    if (this.file?.isInPlace(FILE_CHECK_MS) === false) {
      throw new ServiceUnavailableException('The database file was deleted or replaced. Start the server again.');
    }
    return this.dialect.singleWriter ? this.group.run(work, options) : this.pools.write(work, account_id, options);
  }

  /** Does work that stores much at once; meanwhile the connection is set for that. */
  async inBulk<T>(work: () => Promise<T>): Promise<T> {
    const { begin, end } = this.dialect.bulk;
    const set = async (statements: readonly string[]) => {
      for (const statement of statements) await this.turns.run(() => this.writer.query(statement));
    };
    this.requireOpen();
    await set(begin);
    try {
      return await work();
    } finally {
      await set(end);
    }
  }

  /** How many units of work wait for their turn to write. */
  get waitingWrites(): number {
    if (!this.opened) return 0;
    return this.dialect.singleWriter ? this.group.size : this.pools.waitingWrites;
  }

  /** Runs `work`, which must make do with one statement to see one state of the database. */
  read<T>(work: (manager: EntityManager) => Promise<T>, account_id?: number): Promise<T> {
    this.requireOpen();
    if (!this.dialect.singleWriter) return this.pools.read(work, account_id);
    const waits = this.reader === this.writer;
    return waits ? this.turns.run(() => work(this.reader.manager)) : work(this.reader.manager);
  }

  /**
   * Runs `work`, which sees one state of the database however long it reads, on a connection of its own. A database in
   * memory has no other, so that everything else waits.
   */
  async readAtOnce<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    this.requireOpen();
    const { readerOptions, beginReading } = this.dialect;
    if (!readerOptions) return this.turns.run(() => work(this.writer.manager));
    const source = await this.connectReader(readerOptions);
    const runner = source.createQueryRunner();
    try {
      await runner.query(beginReading);
      return await work(runner.manager);
    } finally {
      await runner.query('ROLLBACK').catch(() => undefined);
      await runner.release();
      await source.destroy();
    }
  }

  /**
   * Whether the database answers now, from where it was opened. A full disk does not count: reading goes on, and whoever
   * would start the server again because of it would help nobody.
   */
  async isReady(): Promise<boolean> {
    if (!this.opened || this.file?.isInPlace() === false) return false;
    const timeout = AbortSignal.timeout(2000);
    const expired = new Promise<boolean>((resolve) => timeout.addEventListener('abort', () => resolve(false)));
    // A table, because SQLite answers `SELECT 1` without looking at its file.
    const answered = this.read((manager) => manager.query('SELECT id FROM accounts LIMIT 1')).then(
      () => true,
      () => false,
    );
    return Promise.race([answered, expired]);
  }

  /** Before TypeORM's own module closes the connections, whatever still runs on them. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.close();
  }

  private async connectReader(options: DataSourceOptions): Promise<DataSource> {
    const source = await new DataSource({ ...this.writer.options, ...options } as DataSourceOptions).initialize();
    for (const statement of this.dialect.prepareReader) await source.query(statement);
    return source;
  }

  private async migrate(): Promise<void> {
    const runner = this.writer.createQueryRunner();
    try {
      await inTransaction(runner, this.dialect, ({ manager }) => migrate(manager, this.dialect));
    } finally {
      await runner.release();
    }
  }

  private async close(): Promise<void> {
    this.opened = false;
    // Behind whatever is still queued, such as the write of a client that has gone.
    await Promise.all([this.group.drained(), this.pools?.drained()]);
    await this.turns.run(async () => {
      for (const source of new Set([this.reader, this.writer])) {
        if (source?.isInitialized) await source.destroy();
      }
    });
  }

  private requireOpen(): void {
    if (!this.opened) throw new ServiceUnavailableException('The server is starting or stopping.');
  }
}
