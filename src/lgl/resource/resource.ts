import type { Type } from '@nestjs/common';
import sql, { raw, type Sql } from 'sql-template-tag';

import type { RecordClass, StoredRecord } from '../../records/records.js';
import { View, type ViewColumn } from '../../records/view.js';
import { fieldsOf } from './field.js';

/** What there is to know of a resource, said once beside its entity. */
export interface Resource<E extends StoredRecord> {
  readonly type: RecordClass<E>;
  readonly table: string;
  /** What LGL calls one record: `item_type` of a list. */
  readonly itemType: string;
  /** The records that this one can hang on, by the name of their id in a path. */
  readonly parents: Readonly<Record<string, { type: RecordClass; column: keyof E & string }>>;
  /** How a list shows a record. */
  readonly listed: View<E>;
  /** How show, create and update show it. */
  readonly shown: View<E>;
}

/** The columns of a view that shows all of a record's fields but those left out. */
export function columnsOf(type: Type, table: string, omit: readonly string[] = []): ViewColumn[] {
  return fieldsOf(type)
    .filter(({ key }) => !omit.includes(key))
    .map(({ key, select, decode }) => ({ key, decode, select: () => select(table) }));
}

/** A column that holds the records of `view` that hang on the record of an outer view, in the order of their list. */
export function nestedColumn<R extends object>(key: string, view: View<R>, on: Sql): ViewColumn {
  return {
    key,
    select: (driver) =>
      driver.gather(
        sql`SELECT ${view.select(driver)} AS item FROM ${raw(view.table)} WHERE ${on} ORDER BY ${view.order}`,
      ),
    decode: (rows: unknown[][]) => rows.map((row) => view.decode(row)),
  };
}
