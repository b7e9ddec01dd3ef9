import { Column, Entity, Index } from 'typeorm';

import { AccountRecord } from '../../accounts/account-record.js';
import { IdField, numeric, TimestampField, UnsetField } from '../../fields/fields.js';
import { BooleanField, DateField, NameOf, ReferenceField, TextField } from '../resource/fields.js';
import { typeList } from '../types/type-lists.js';

/** Room for a name that is made of two others. */
const LONG = 520;

/** A person or an organisation that gives, or may. */
@Entity('constituents')
@Index('constituents_text', { synchronize: false })
@Index(['account_id', 'sort_key', 'id'])
@Index(['account_id', 'gifts_total'])
@Index(['account_id', 'updated_at', 'id'])
@Index(['account_id', 'external_constituent_id'])
export class Constituent extends AccountRecord {
  @IdField() id: number;
  @TextField({ sorted: true, example: 't00044' }) external_constituent_id: string | null;
  @BooleanField({ description: 'An organisation or company.' }) is_org: boolean;

  @ReferenceField(typeList('constituent_contact_types'), { fallback: 'Primary', unknown: 'create' })
  constituent_contact_type_id: number;

  @NameOf('constituent_contact_type_id', { example: 'Primary' }) constituent_contact_type_name: string;

  @TextField() prefix: string | null;
  @TextField({ example: 'Joe' }) first_name: string | null;
  @TextField() middle_name: string | null;
  @TextField({ example: 'Doe' }) last_name: string | null;
  @TextField() suffix: string | null;
  @TextField() spouse_name: string | null;
  @TextField() org_name: string | null;
  @TextField() job_title: string | null;
  @TextField({ max: LONG, example: 'Joe Doe' }) addressee: string | null;
  @TextField({ example: 'Joe' }) salutation: string | null;
  @TextField({ max: LONG, readOnly: true, example: 'Doe, Joe' }) sort_name: string | null;
  @UnsetField('integer') constituent_interest_level_id: number | null;
  @UnsetField('string') constituent_interest_level_name: string | null;
  @UnsetField('integer') constituent_rating_id: number | null;
  @UnsetField('string') constituent_rating_name: string | null;
  @BooleanField() is_deceased: boolean;
  @TextField() deceased_date: string | null;
  @TextField({ max: LONG, example: 'Joe Doe' }) annual_report_name: string | null;
  @DateField() birthday: string | null;
  @TextField() gender: string | null;
  @TextField() maiden_name: string | null;
  @TextField() nick_name: string | null;
  @TextField() spouse_nick_name: string | null;
  @DateField({ description: 'Today, if it is not sent.' }) date_added: string | null;
  @TextField({ example: 'Joe' }) alt_salutation: string | null;
  @TextField({ max: LONG, example: 'Joe Doe' }) alt_addressee: string | null;
  @TextField({ max: LONG, example: 'Joe Doe' }) honorary_name: string | null;
  @TextField() assistant_name: string | null;

  @ReferenceField(typeList('marital_statuses'), { unknown: 'create' }) marital_status_id: number | null;
  @NameOf('marital_status_id') marital_status_name: string | null;
  @BooleanField({ description: 'Gives anonymously.' }) is_anon: boolean;
  @TimestampField() created_at: string;
  @TimestampField() updated_at: string;

  /** `sort_name` as lists compare it: byte by byte on every database (C on PostgreSQL; SQLite needs no telling). */
  @Column({ type: 'varchar', collation: 'C' }) sort_key: string;
  /** The counted gifts (`giving-totals.ts`): how many, how much, and the first and the last day of one; `null` until there is one. */
  @Column({ type: 'integer', nullable: true }) gifts_count: number | null;
  @Column({ type: 'decimal', precision: 14, scale: 2, nullable: true, transformer: numeric }) gifts_total:
    number | null;
  @Column({ type: 'date', nullable: true }) gifts_first: string | null;
  @Column({ type: 'date', nullable: true }) gifts_last: string | null;
  /** All of the names, a line each, as a search by name compares them. */
  @Column({ type: 'text', collation: 'C' }) names_folded: string;
}
