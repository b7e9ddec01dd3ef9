import { Column, Entity } from 'typeorm';

import { AccountRecord } from '../accounts/account-record.js';
import { IdField } from '../fields/fields.js';

/** Something that happened and that others are told of, in the order in which it was committed. */
@Entity('events')
export class Event extends AccountRecord {
  @IdField() id: number;
  /** What happened: `phone_number.created`. */
  @Column({ type: 'varchar' }) event: string;
  /** The table and id of the record that it happened to. */
  @Column({ type: 'varchar' }) record_type: string;
  @Column({ type: 'integer' }) record_id: number;
  @Column({ type: 'varchar', length: 20 }) created_at: string;
  /** The record as it was then, as the face that tells of it shows records. */
  @Column({ type: 'simple-json' }) data: object;
}
