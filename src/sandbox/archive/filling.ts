import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { DataSource } from 'typeorm';

import type { Query } from '../../accounts/ranges.js';
import type { Database } from '../../database/database.js';
import { RowError } from './archive-error.js';
import { type Row, type RowFormat, rowFormats } from './row-format.js';

/** A row, and where it stands. */
export interface PlacedRow {
  readonly row: unknown;
  /** Such as `gifts.jsonl line 3`. */
  readonly place: string;
}

/** A row as the database has it. */
interface StoredRow {
  readonly row: Row;
  readonly place: string;
}

/** Rows of one table. */
interface Part {
  readonly format: RowFormat;
  readonly stored: readonly StoredRow[];
}

/** How many rows of a table there are, and the last id that one of them was given. */
interface Count {
  total: number;
  last_id: number;
}

/** So many rows of a table tell the database what the others will be like. */
const MANY = 500;

/** Stores the rows of an account that nobody sees yet, many at a time, each in units of work of its own. */
export class Filling {
  readonly formats: readonly RowFormat[];
  private readonly byTable: ReadonlyMap<string, RowFormat>;
  private readonly counts = new Map<string, Count>();

  private constructor(
    private readonly database: Database,
    source: DataSource,
    readonly account_id: number,
  ) {
    this.formats = rowFormats(source);
    this.byTable = new Map(this.formats.map((format) => [format.table.name, format]));
  }

  /** Goes on from what the account has already. */
  static async of(database: Database, source: DataSource, account_id: number): Promise<Filling> {
    const filling = new Filling(database, source, account_id);
    const counted = await filling.write((query) =>
      query<Count & { record_type: string }>(
        sql`SELECT record_type, total, last_id FROM record_counts WHERE account_id = ${account_id}`,
      ),
    );
    for (const { record_type, total, last_id } of counted) filling.counts.set(record_type, { total, last_id });
    return filling;
  }

  /** How many rows the account has, of all tables together. */
  get total(): number {
    return [...this.counts.values()].reduce((sum, { total }) => sum + total, 0);
  }

  /** The last id of a table. */
  lastId(table: string): number {
    return this.countOf(table).last_id;
  }

  /**
   * Stores rows, by their tables, in one unit of work. Their ids are given; what they name must be there, or come before.
   * @throws RowError that says which row is wrong, and what is.
   */
  async add(given: Iterable<readonly [table: string, rows: readonly PlacedRow[]]>): Promise<void> {
    const parts = [...given].map(([table, rows]) => {
      const format = this.formatOf(table);
      return { format, stored: this.stored(format, rows) };
    });
    await this.storeParts(parts, (format, rows) => this.insertion(format, rows));
    for (const { format, stored } of parts) {
      const before = this.countOf(format.table.name).total;
      const { total } = this.countIn(format.table.name, stored);
      if (before < MANY && total >= MANY) await this.getToKnow(format.table.name);
    }
  }

  /** Fills in the late columns of rows that are stored without them. @throws RowError */
  async complete(table: string, rows: readonly PlacedRow[]): Promise<void> {
    const format = this.formatOf(table);
    const { late } = format.table;
    const stored = this.stored(format, rows).filter(({ row }) => late.some((column) => row[column] !== null));
    await this.storeParts([{ format, stored }], (_, some) => this.completion(format, some));
  }

  /** Notes that ids up to this one were given, whether or not their records are still there. @throws RowError */
  noteLastId(table: string, last_id: number): void {
    this.formatOf(table);
    const count = this.countOf(table);
    this.counts.set(table, { ...count, last_id: Math.max(last_id, count.last_id) });
  }

  /** Stores how many rows there are, and which ids come next. */
  async count(): Promise<void> {
    const counted = this.formats.filter(
      ({ table }) => table.key.includes('id') && (this.counts.get(table.name)?.last_id ?? 0) > 0,
    );
    await this.write(async (query) => {
      for (const { table } of counted) {
        const { total, last_id } = this.counts.get(table.name)!;
        await query(sql`INSERT INTO record_counts (account_id, record_type, total, last_id)
          VALUES (${this.account_id}, ${table.name}, ${total}, ${last_id})
          ON CONFLICT (account_id, record_type) DO UPDATE SET total = excluded.total, last_id = excluded.last_id`);
      }
    });
  }

  private formatOf(table: string): RowFormat {
    const format = this.byTable.get(table);
    if (!format) throw new RowError(`${table} is no kind of record that this version knows`);
    return format;
  }

  private stored(format: RowFormat, rows: readonly PlacedRow[]): StoredRow[] {
    return rows.map(({ row, place }) => ({ row: within(place, () => format.store(row)), place }));
  }

  private countOf(table: string): Count {
    return this.counts.get(table) ?? { total: 0, last_id: 0 };
  }

  private countIn(table: string, rows: readonly StoredRow[]): Count {
    const count = this.countOf(table);
    for (const { row } of rows) {
      count.total += 1;
      if (typeof row.id === 'number') count.last_id = Math.max(count.last_id, row.id);
    }
    this.counts.set(table, count);
    return count;
  }

  private async getToKnow(table: string): Promise<void> {
    const statement = this.database.dialect.getToKnow?.(table);
    if (statement) await this.write((query) => query(statement));
  }

  private async storeParts(
    parts: readonly Part[],
    statement: (format: RowFormat, rows: readonly Row[]) => Sql,
  ): Promise<void> {
    const store = (some: readonly Part[]) =>
      this.write(async (query) => {
        for (const { format, stored } of some) {
          if (stored.length > 0)
            await query(
              statement(
                format,
                stored.map(({ row }) => row),
              ),
            );
        }
      });
    try {
      await store(parts);
    } catch (error) {
      if (!this.isOfRow(error)) throw error;
      // One of them is at fault; which, is seen when they are stored one by one.
      for (const { format, stored } of parts) {
        for (const each of stored) {
          await store([{ format, stored: [each] }]).catch(async (failure) => {
            throw this.isOfRow(failure) ? await this.explained(format, each, failure) : failure;
          });
        }
      }
    }
  }

  private isOfRow(error: unknown): boolean {
    const { dialect } = this.database;
    return dialect.isDangling(error) || dialect.isDuplicate(error);
  }

  private async explained(format: RowFormat, { row, place }: StoredRow, error: unknown): Promise<RowError> {
    if (this.database.dialect.isDangling(error)) {
      for (const { column, table, key, value, ofAccount } of format.references(row)) {
        const own = ofAccount ? sql`AND account_id = ${this.account_id}` : sql``;
        const found = await this.write((query) =>
          query(sql`SELECT 1 FROM ${raw(table)} WHERE ${raw(`"${key}"`)} = ${value} ${own}`),
        );
        if (found.length === 0) return new RowError(`${place}: ${column} ${String(value)} names none of the ${table}`);
      }
    }
    const key = format.table.key.map((column) => `${column} ${String(row[column])}`).join(' and ');
    return new RowError(
      `${place}: there is another of the ${format.table.name} with the same ${key}, or with what else must be unique`,
    );
  }

  private insertion({ table: { name, columns } }: RowFormat, rows: readonly Row[]): Sql {
    return sql`INSERT INTO ${raw(name)} (account_id, ${quoted(columns)})
      SELECT ${this.account_id}, ${quoted(columns)} FROM (${this.given(name, columns, rows)}) AS given`;
  }

  /** By the insertion that fails: an UPDATE that joins rows of JSON has SQLite look through the whole table for them. */
  private completion(format: RowFormat, rows: readonly Row[]): Sql {
    const { key, late } = format.table;
    const settings = raw(late.map((column) => `"${column}" = excluded."${column}"`).join());
    return sql`${this.insertion(format, rows)} WHERE 1 = 1
      ON CONFLICT (account_id, ${quoted(key)}) DO UPDATE SET ${settings}`;
  }

  private given(name: string, columns: readonly string[], rows: readonly Row[]): Sql {
    return this.database.dialect.given(name, columns, JSON.stringify(rows));
  }

  private write<T>(work: (query: Query) => Promise<T>): Promise<T> {
    return this.database.write(({ query }) => work(query), this.account_id);
  }
}

function quoted(columns: readonly string[]): Sql {
  return join(columns.map((name) => raw(`"${name}"`)));
}

/** What is wrong with a row is said with where it stands. */
function within<T>(place: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof RowError ? new RowError(`${place}: ${error.message}`) : error;
  }
}
