import type { Sql } from 'sql-template-tag';
import type { DataSourceOptions, EntityManager } from 'typeorm';

import type { Json } from './json.js';
import type { RedoLog } from './redo-log.js';

/** A statement in the words of either database; an `Sql` is one. */
export type Statement = Pick<Sql, 'sql' | 'text' | 'values'>;

/** A statement whose values are yet to come. */
export type StatementText = Omit<Statement, 'values'>;

/** What stands in a JSON object under a key. */
export interface JsonEntry {
  readonly key: string;
  readonly value: Sql;
  /** Whether the value is JSON already, such as a record, what was gathered or a text that holds some. */
  readonly isJson?: boolean;
}

/** A part of a list, as it is read. */
export interface PageItem<T> {
  readonly total: number;
  readonly items: Json<T[]>;
  /** Where in the list each of them is: what it has in the columns of the order. */
  readonly places: readonly (readonly unknown[])[];
}

/** What differs between the databases. Each has one file here, and nothing else knows which one is in use. */
export interface Dialect {
  /** What the data source that writes is opened with. */
  readonly options: DataSourceOptions;
  /** Whether one connection does all the writing, so that units of work follow one another. */
  readonly singleWriter: boolean;
  /** How long the database has to do what one request wants, in milliseconds. */
  readonly timeoutMs: number;
  /** The file that holds the database, where there is one. */
  readonly file?: string;
  /** What a second data source, only for reading, is opened with; none where readers share the writer's connection. */
  readonly readerOptions?: DataSourceOptions;
  /** Looks whether the database can be opened. @throws DatabaseError */
  beforeOpening?(): void;
  /** Statements that prepare a connection for writing. */
  readonly prepareWriter: readonly string[];
  /** Statements that prepare the connection for storing much at once, and those that undo it. */
  readonly bulk: { readonly begin: readonly string[]; readonly end: readonly string[] };
  /** Looks at a table that many rows were just stored in, where the database plans by what it knows of a table. */
  getToKnow?(table: string): Sql;
  /** Statements that prepare a connection for reading. */
  readonly prepareReader: readonly string[];
  /** Begins a transaction that sees one state of the database, however long it reads. */
  readonly beginReading: string;
  /** Begins a transaction that writes. */
  readonly begin: Sql;
  /** The same, of which the commit does not wait for the disk. */
  readonly beginLazily: Sql;
  /** Inside a transaction, makes other servers that migrate the same database wait until it ends, however long it takes. */
  readonly lockMigrations?: string;
  /** Whether a SELECT that is kept for a statement, `WITH … AS MATERIALIZED`, is best put in order at once, however long it is. */
  readonly sortsFound: boolean;
  /** Ends a SELECT whose rows must not change until the transaction ends. */
  readonly forUpdate: Sql;
  /** Ends a SELECT that takes rows to work on: the same, but rows that somebody else has taken are passed over. */
  readonly skipLocked: Sql;
  /** An SQL expression: a JSON array of the expressions' values. */
  jsonArray(expressions: readonly Sql[]): Sql;
  /** An SQL expression: a JSON object of these, in their order. */
  jsonObject(entries: readonly JsonEntry[]): Sql;
  /** An SQL expression for its entries: what a column holds that is true, false or not set. */
  boolean(value: Sql): Sql;
  /** The same for a number that was calculated: a whole one without decimals. */
  calculated(value: Sql): Sql;
  /** An SQL expression: a JSON array of the values that a SELECT gives in its only column, `item`. */
  gather(select: Sql): Sql;
  /** An SQL expression over the rows of a group: a JSON array, in an order, of what another expression gives for each. */
  gathered(item: Sql, order: Sql): Sql;
  /** A SELECT of the ids of an account's rows whose column, which has an index for it, holds this run of digits (3+). */
  withDigits(table: string, column: string, run: string, account_id: number): Sql;
  /** Stores one row, whose id is the next of its account and table, and returns an expression over it. */
  insert(table: string, account_id: number, columns: readonly string[], values: readonly unknown[], returned: Sql): Sql;
  /**
   * Stores rows, its one parameter: a JSON array of objects by column, `account_id` among them. Each gets the next id of
   * its account, in their order; the ids are returned.
   */
  insertRows(table: string, columns: readonly string[]): StatementText;
  /** A SELECT of rows that are given as a JSON array of objects by column, for a table that has these columns. */
  given(table: string, columns: readonly string[], rows: string): Sql;
  /** A condition on the rows of a table: a column, which `indexText` knows, holds all these texts, letter by letter. */
  containing(table: string, column: string, texts: readonly string[], account_id: number): Sql;
  /** Inside a transaction, makes others that say the same for this account wait until it ends. */
  lockAccount?(account_id: number): Sql;
  /** A SELECT of one `item`: a total, and what another SELECT gives in its columns `item` and `place`. */
  page(total: Sql, items: Sql): Sql;
  /** What is in such an `item`. */
  pageOf<T>(item: unknown): PageItem<T>;
  /** A statement that copies the whole database into the new file that is its one parameter, where there is such a statement. */
  readonly backup?: string;
  /** Runs one statement and returns its rows as the database gives them. */
  query<Row>(manager: EntityManager, statement: Statement): Promise<Row[]>;
  /**
   * The `item` that a SELECT of one finds, or `undefined`. Several who ask at a time may be answered by one statement, if
   * they have the last `shared` values in common: LIMIT and OFFSET cannot differ within one.
   */
  one(manager: EntityManager, statement: Statement, shared?: number): Promise<unknown>;
  /** What the one connection that writes has changed, where there is only one. */
  redo?(manager: EntityManager): RedoLog;
  /** A JSON value from the rows of a statement. */
  jsonOf<T>(given: unknown): Json<T>;
  /** Whether an error says that the database cannot do it now, not that a statement was wrong: the same may succeed later. */
  isTransient(error: unknown): boolean;
  /** Whether an error says that a row names another which is not there. */
  isDangling(error: unknown): boolean;
  /** Whether an error says that a unique index already holds the value. */
  isDuplicate(error: unknown): boolean;
  /** The sentence for a data source that could not be opened. */
  describeOpenError(error: unknown): string;
}

/** The code that a database's own error carries, such as `SQLITE_BUSY` or `23505`. */
export function errorCode(error: unknown): string {
  return String((error as { code?: unknown } | null)?.code ?? '');
}

/** A statement without its values, to be used again with others. */
export function textOf({ sql, text }: Sql): StatementText {
  return { sql, text };
}
