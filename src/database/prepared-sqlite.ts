import sqlite3 from 'sqlite3';

import { RedoLog } from './redo-log.js';
import { Together } from './together.js';

const MAX_PREPARED = 500;

/** What changes nothing, or is about the transaction itself. */
const NO_CHANGE = /^\s*(SELECT|BEGIN|COMMIT|ROLLBACK|SAVEPOINT)\b/i;

/**
 * A connection that prepares each statement once. Preparing takes several times as long as running what a request needs,
 * and the statements are few: their values are always parameters.
 */
export class PreparedSqlite extends sqlite3.Database {
  private readonly statements = new Map<string, sqlite3.Statement>();
  private readonly selects = new Map<string, Together>();
  /** What it has been told to change. */
  readonly redo = new RedoLog();

  /** TypeORM asks for the verbose mode, which takes a stack trace for each statement and doubles what it costs. */
  static verbose(): { Database: typeof PreparedSqlite } {
    return { Database: PreparedSqlite };
  }

  rows<Row>(text: string, values: readonly unknown[]): Promise<Row[]> {
    this.note(text, values);
    return new Promise((resolve, reject) => {
      this.prepared(text, reject).all<Row>(values, (error, rows) => (error ? reject(error) : resolve(rows)));
    });
  }

  /** The `item` that a SELECT of one finds, or `undefined`; the last `shared` of its values may not differ within a statement. */
  one(text: string, values: readonly unknown[], shared = 0): Promise<unknown> {
    let select = this.selects.get(text);
    if (!select) this.selects.set(text, (select = new Together(text, (...run) => this.rows(...run), shared)));
    return select.ask(values);
  }

  /** TypeORM runs its own statements by this or by `all`. */
  override run(text: string, ...rest: unknown[]): this {
    this.note(text, rest[0]);
    return super.run(text, ...(rest as []));
  }

  override all(text: string, ...rest: unknown[]): this {
    this.note(text, rest[0]);
    return super.all(text, ...(rest as []));
  }

  override close(callback?: (error: Error | null) => void): void {
    this.forget();
    super.close(callback);
  }

  private note(text: string, values: unknown): void {
    if (!NO_CHANGE.test(text)) this.redo.add({ text, values: Array.isArray(values) ? values : [] });
  }

  private forget(): void {
    for (const statement of this.statements.values()) statement.finalize();
    this.statements.clear();
    this.selects.clear();
  }

  /** A statement that cannot be prepared never calls back for what it was to do, so `failed` has to be told here. */
  private prepared(text: string, failed: (error: Error) => void): sqlite3.Statement {
    const known = this.statements.get(text);
    if (known) return known;
    if (this.statements.size >= MAX_PREPARED) this.forget();
    const statement = this.prepare(text, (error: Error | null) => {
      if (!error) return;
      this.statements.delete(text);
      failed(error);
    });
    this.statements.set(text, statement);
    return statement;
  }
}
