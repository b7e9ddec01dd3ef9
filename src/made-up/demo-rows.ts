import sql from 'sql-template-tag';
import { getMetadataArgsStorage } from 'typeorm';

import type { RecordClass, Records } from '../records/records.js';
import type { PlacedRow, RowStore } from './batch.js';
import { dateOf, dayOf, type Faker } from './chance.js';
import type { Wanted } from './wanted.js';

type Row = Readonly<Record<string, unknown>>;
/** Rows by their tables, in the order in which they can be stored. */
type Parts = readonly (readonly [table: string, rows: readonly Row[]])[];

/** The seed is one that gives so few something of every kind, as the tests tell. */
const DEMO: Wanted = { constituents: 36, seed: 305, since: '2021-07-01', until: '2025-06-30' };
/** The day that somebody was born on stays, whenever the rest was. */
const BIRTHDAYS = ['birthday', 'date_of_birth'];

/** What the demo account has: the same records whenever it is opened, their days counted back from the one before. */
export class DemoRows {
  private made?: Promise<Parts>;

  constructor(
    private readonly make: (store: RowStore, records: Records, faker: Faker, wanted: Wanted) => Promise<void>,
    /** A row whose days were moved, with what follows from them. */
    private readonly finished = (_table: string, row: Row): Row => row,
  ) {}

  /** Stores them in an account that is new. All of these give the same ids, so that the rows are made once. */
  async storeIn(records: Records): Promise<void> {
    this.made ??= this.rowsAfter(records);
    const parts = await this.made.catch((error) => {
      this.made = undefined;
      throw error;
    });
    const days = dayOf(records.today()) - 1 - dayOf(DEMO.until);
    for (const [table, rows] of parts) {
      const stored = rows.map((row) => this.finished(table, moved(row, days)));
      await records.appendAll(recordsOf(table), stored);
    }
  }

  private async rowsAfter(records: Records): Promise<Parts> {
    const counts = await records.query<{ record_type: string; last_id: number }>(
      sql`SELECT record_type, last_id FROM ${records.own('record_counts')}`,
    );
    const lastIds = new Map(counts.map(({ record_type, last_id }) => [record_type, last_id]));
    const parts: [string, Row[]][] = [];
    const add = async (given: Iterable<readonly [table: string, rows: readonly PlacedRow[]]>): Promise<void> => {
      for (const [table, rows] of given) parts.push([table, rows.map(({ row }) => row as Row)]);
    };
    // It takes its time to load, and nothing else of a server needs it.
    const { faker } = await import('@faker-js/faker/locale/en_US');
    await this.make({ lastId: (table) => lastIds.get(table) ?? 0, add }, records, faker, DEMO);
    return parts;
  }
}

function moved(row: Row, days: number): Row {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => {
      const [, date, time] = (!BIRTHDAYS.includes(key) && /^(\d{4}-\d\d-\d\d)(T.*)?$/.exec(String(value))) || [];
      return [key, date ? dateOf(dayOf(date) + days) + (time ?? '') : value];
    }),
  );
}

function recordsOf(table: string): RecordClass {
  return getMetadataArgsStorage().tables.find(({ name }) => name === table)!.target as RecordClass;
}
