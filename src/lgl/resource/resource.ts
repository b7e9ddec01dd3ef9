import { raw } from 'sql-template-tag';

import type { RecordClass, StoredRecord } from '../../records/records.js';
import type { View, ViewColumn } from '../../records/view.js';
import { API_VERSION } from '../http/errors.js';

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
  readonly shown: View<Answer<E>>;
}

/** A record as show, create and update answer it. */
export type Answer<E> = { api_version: string } & Omit<E, 'account_id'>;

/** What stands before the record in such an answer. */
export const versionColumn: ViewColumn = { key: 'api_version', select: () => raw(`'${API_VERSION}'`) };
