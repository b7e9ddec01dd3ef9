import { tableOf } from '../fields/field.js';
import type { StoredRecord } from '../records/records.js';

/** A row, and what it is called if it does not fit. */
export interface PlacedRow {
  readonly row: object;
  readonly place: string;
}

/** Where rows go, some thousand at a time, by their tables; those that they name are there, or come before them. */
export interface RowStore {
  /** The last id that a record of the table was given. */
  lastId(table: string): number;
  add(rows: Iterable<readonly [table: string, rows: readonly PlacedRow[]]>): Promise<void>;
}

/** The rows of some constituents, by the table that they are for, until they are stored. */
export class Batch {
  /** In the order in which the tables were first needed since the last ones were stored, which is that in which they refer to each other. */
  private readonly rows = new Map<string, PlacedRow[]>();
  private readonly lastIds = new Map<string, number>();

  constructor(private readonly store: RowStore) {}

  /** Takes a record and returns it with the id that it will have; it may be changed until it is stored. */
  put<E extends StoredRecord>(type: new () => E, values: Partial<E>): Partial<E> & { id: number } {
    const table = tableOf(type);
    const id = (this.lastIds.get(table) ?? this.store.lastId(table)) + 1;
    this.lastIds.set(table, id);
    const rows = this.rows.get(table) ?? [];
    this.rows.set(table, rows);
    const row = { ...values, id };
    rows.push({ row, place: `${table} ${id}` });
    return row;
  }

  /** Stores what was put. */
  async flush(): Promise<void> {
    await this.store.add(this.rows);
    this.rows.clear();
  }
}
