import { Inject, Injectable, type OnApplicationShutdown, ServiceUnavailableException } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import sql from 'sql-template-tag';
import { DataSource, type EntityManager } from 'typeorm';

import { DatabaseError } from './database-error.js';
import type { Dialect } from './dialect.js';
import { migrate } from './migrate.js';
import { Queue } from './queue.js';

/** The token of the dialect in use. */
export const DIALECT = Symbol('Dialect');

/**
 * The connections. Whoever writes runs alone on SQLite and in a transaction everywhere; whoever reads sees only what
 * was committed.
 */
@Injectable()
export class Database implements OnApplicationShutdown {
  private reader: DataSource;
  private opened = false;
  private readonly turns = new Queue();

  constructor(
    @InjectDataSource() private readonly writer: DataSource,
    @Inject(DIALECT) readonly dialect: Dialect,
  ) {}

  /**
   * Connects and migrates. Until it is done, everything else here answers 503.
   * @throws DatabaseError when the database cannot be reached, cannot be written or is newer than the program.
   */
  async open(): Promise<void> {
    const { prepareWriter, prepareReader, readerOptions } = this.dialect;
    try {
      this.dialect.beforeOpening?.();
      await this.writer.initialize();
      for (const statement of prepareWriter) await this.writer.query(statement);
      await this.transaction((manager) => migrate(manager, this.dialect), this.writer);
      this.reader = this.writer;
      if (readerOptions) {
        this.reader = await new DataSource({
          ...this.writer.options,
          ...readerOptions,
        } as typeof readerOptions).initialize();
        for (const statement of prepareReader) await this.reader.query(statement);
      }
    } catch (error) {
      await this.close();
      throw error instanceof DatabaseError ? error : new DatabaseError(this.dialect.describeOpenError(error));
    }
    this.opened = true;
  }

  /** Runs `work` in one transaction: all of it is kept or, when it throws, nothing. */
  write<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    this.requireOpen();
    return this.dialect.singleWriter ? this.turns.run(() => this.transaction(work)) : this.transaction(work);
  }

  /** Runs `work`, which must make do with one statement to see one state of the database. */
  read<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    this.requireOpen();
    const waits = this.dialect.singleWriter && this.reader === this.writer;
    return waits ? this.turns.run(() => work(this.reader.manager)) : work(this.reader.manager);
  }

  /** Whether the database answers now. */
  async isReady(): Promise<boolean> {
    if (!this.opened) return false;
    const timeout = AbortSignal.timeout(2000);
    const expired = new Promise<boolean>((resolve) => timeout.addEventListener('abort', () => resolve(false)));
    // A table, because SQLite answers `SELECT 1` without looking at its file.
    const answered = this.read((manager) => manager.query('SELECT id FROM accounts LIMIT 1')).then(
      () => true,
      () => false,
    );
    return Promise.race([answered, expired]);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.close();
  }

  private async close(): Promise<void> {
    this.opened = false;
    // Behind whatever is still queued, such as the write of a client that has gone.
    await this.turns.run(async () => {
      for (const source of new Set([this.reader, this.writer])) {
        if (source?.isInitialized) await source.destroy();
      }
    });
  }

  private async transaction<T>(work: (manager: EntityManager) => Promise<T>, source = this.writer): Promise<T> {
    const runner = source.createQueryRunner();
    try {
      await this.dialect.query(runner.manager, this.dialect.begin);
      try {
        const result = await work(runner.manager);
        await this.dialect.query(runner.manager, sql`COMMIT`);
        return result;
      } catch (error) {
        // A connection that broke has rolled back by itself; the first error is the one to tell.
        await runner.query('ROLLBACK').catch(() => undefined);
        throw error;
      }
    } finally {
      await runner.release();
    }
  }

  private requireOpen(): void {
    if (!this.opened) throw new ServiceUnavailableException('The server is starting or stopping.');
  }
}
