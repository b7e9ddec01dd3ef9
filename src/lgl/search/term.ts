import type { Sql } from 'sql-template-tag';

/** What a search may look at: the records of one account. */
export interface Scope {
  /** A table, restricted to the account, as it stands after FROM: `(SELECT …) AS alias`. */
  own(table: string, alias?: string): Sql;
  /** A condition on the rows of a table: a column that `indexText` knows holds each of these texts somewhere. */
  contains(table: string, column: string, texts: readonly string[]): Sql;
  /** Today in UTC, `2025-06-03`. */
  today(): string;
  /** The rows of a SELECT, for a term that has to look something up before it can be read. */
  query<Row>(select: Sql): Promise<Row[]>;
}

/** Records of another table that belong to a record: those whose `column` is the record's `key`. */
export interface Related {
  readonly table: string;
  readonly column: string;
  /** `id` unless said otherwise. For the record that another names, it is the naming column, and `column` is `id`. */
  readonly key?: string;
}

/** One field of a search. */
export interface Term {
  /**
   * The condition on the rows of `table` that a value, which is never empty, stands for.
   * `asked` are all the fields of the search.
   * @throws UnreadableValue
   */
  condition(value: string, table: string, scope: Scope, asked?: ReadonlySet<string>): Sql | Promise<Sql>;
  /** Terms with the same `sameOne` have to hold for the same related record; the condition is one on that record. */
  readonly sameOne?: Related;
}

/** The fields of a search, by name. */
export type Terms = Readonly<Record<string, Term>>;
