import type { DataSource } from 'typeorm';

import type { Dialect } from './dialect.js';
import { PendingRows } from './pending-rows.js';
import type { Queue } from './queue.js';
import type { RedoLog } from './redo-log.js';
import { Transaction, type Work, type WriteOptions } from './transaction.js';

const MAX_UNITS = 64;
/** After this long no more units join, so that the first is answered soon. */
const MAX_MS = 50;

/** A unit of work, and how its caller hears of it. */
interface Unit {
  durable: boolean;
  background: boolean;
  work: Work<void>;
  committed: (transaction: Transaction) => void;
  failed: (error: unknown) => void;
}

/**
 * Units of work on the one connection that writes. Making a commit durable takes longer than most units, so those that
 * wait share one, and each is answered after the commit. One that fails is undone: the transaction goes back to its last
 * savepoint, and those that came before are done again. One that need not be durable is alone, so that the others wait
 * neither for it nor for the disk because of it.
 */
export class GroupCommit {
  private readonly waiting: Unit[] = [];
  private isDue = false;
  private isBackgroundsTurn = false;
  /** Whether commits wait for the disk now. */
  private waits = true;
  /** Whether the transaction has a savepoint. */
  private isMarked = false;

  constructor(
    private readonly writer: DataSource,
    private readonly dialect: Dialect,
    private readonly turns: Queue,
  ) {}

  async run<T>(work: Work<T>, { durable = true, background = false }: WriteOptions = {}): Promise<T> {
    let result!: T;
    const transaction = await new Promise<Transaction>((committed, failed) => {
      const kept = async (unit: Transaction) => void (result = await work(unit));
      this.waiting.push({ work: kept, durable, background, committed, failed });
      this.takeTurn();
    });
    transaction.committed();
    return result;
  }

  /** How many units of work wait for their turn. */
  get size(): number {
    return this.waiting.length;
  }

  /** Settles when nothing waits any more. */
  async drained(): Promise<void> {
    while (this.waiting.length > 0) await this.turns.run(async () => undefined);
  }

  private takeTurn(): void {
    if (this.isDue || this.waiting.length === 0) return;
    this.isDue = true;
    void this.turns.run(async () => {
      await this.runGroup();
      this.isDue = false;
      this.takeTurn();
    });
  }

  private async runGroup(): Promise<void> {
    const first = this.take(({ background }) => background === this.isBackgroundsTurn) ?? this.waiting.shift()!;
    const isShared = sharesCommits(first);
    this.isBackgroundsTurn = !first.background;
    try {
      await this.haveWait(first.durable);
      await this.begin();
    } catch (error) {
      // Whoever holds the lock has made all of them wait.
      return this.giveUp([first, ...this.waiting.splice(0)], error);
    }
    const taken: Unit[] = [];
    const answers: (() => void)[] = [];
    const pending = new PendingRows();
    const until = performance.now() + MAX_MS;
    try {
      const mayJoin = () => isShared && taken.length < MAX_UNITS && performance.now() < until;
      for (let unit: Unit | undefined = first; unit; unit = mayJoin() ? this.take(sharesCommits) : undefined) {
        taken.push(unit);
        const transaction = new Transaction(this.writer.manager, this.dialect, pending);
        const isDone = await this.runUnit(unit, transaction, pending);
        if (isDone) answers.push(() => unit.committed(transaction));
      }
      await pending.store(this.writer.manager, this.dialect);
      await this.execute('COMMIT');
    } catch (error) {
      return this.giveUp(taken, error);
    }
    for (const answer of answers) answer();
  }

  /** The first of those that are meant. */
  private take(isMeant: (unit: Unit) => boolean): Unit | undefined {
    const index = this.waiting.findIndex(isMeant);
    return index < 0 ? undefined : this.waiting.splice(index, 1)[0];
  }

  private async haveWait(waits: boolean): Promise<void> {
    if (this.waits === waits) return;
    await this.execute(`PRAGMA synchronous = ${waits ? 'FULL' : 'NORMAL'}`);
    this.waits = waits;
  }

  private async giveUp(units: readonly Unit[], error: unknown): Promise<void> {
    // It fails where the error has ended the transaction already.
    await this.execute('ROLLBACK').catch(() => undefined);
    for (const { failed } of units) failed(error);
  }

  /**
   * Returns whether the unit is to be kept; one that fails is undone and answered by itself.
   * @throws when nothing of the group can be kept: errors such as a full disk end the whole transaction.
   */
  private async runUnit({ work, failed }: Unit, transaction: Transaction, pending: PendingRows): Promise<boolean> {
    const { redo } = this;
    // A way to the database for each unit would be more than most of them have themselves.
    if (redo.isFull || (redo.length > 0 && !this.isMarked)) await this.mark();
    const [rows, before] = [pending.mark(), redo.length];
    try {
      await work(transaction);
      return true;
    } catch (error) {
      pending.restore(rows);
      // Where nothing was changed nothing needs undoing, unless the error has ended the transaction.
      if (redo.length > before || this.dialect.isTransient(error)) await this.undo(before, error);
      failed(error);
      return false;
    }
  }

  /** Undoes what a unit has changed, which is all but the first `before` statements since the savepoint. */
  private async undo(before: number, error: unknown): Promise<void> {
    if (!this.isMarked) {
      // There is nothing before it to keep.
      await this.execute('ROLLBACK').catch(() => undefined);
      return this.begin();
    }
    await this.execute('ROLLBACK TO unit').catch(() => {
      throw error;
    });
    for (const { text, values } of this.redo.first(before)) {
      await this.dialect.query(this.writer.manager, { sql: text, text, values: [...values] });
    }
    await this.mark();
  }

  private async begin(): Promise<void> {
    await this.execute('BEGIN IMMEDIATE');
    this.isMarked = false;
    this.redo.clear();
  }

  private async mark(): Promise<void> {
    await this.execute('SAVEPOINT unit');
    this.isMarked = true;
    this.redo.clear();
  }

  private get redo(): RedoLog {
    return this.dialect.redo!(this.writer.manager);
  }

  private async execute(statement: string): Promise<void> {
    await this.dialect.query(this.writer.manager, { sql: statement, text: statement, values: [] });
  }
}

const sharesCommits = ({ durable, background }: Unit): boolean => durable && !background;
