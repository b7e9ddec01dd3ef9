import type { ObjectLiteral } from 'typeorm';

/** A record as it is stored: it belongs to an account, within which its id counts. */
export interface StoredRecord extends ObjectLiteral {
  id: number;
  account_id: number;
}

/** A class of records that belong to an account. */
export type RecordClass<E extends StoredRecord = StoredRecord> = new () => E;
