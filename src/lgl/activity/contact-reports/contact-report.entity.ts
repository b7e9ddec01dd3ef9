import { Entity, Index } from 'typeorm';

import { AccountRecord } from '../../../accounts/account-record.js';
import { CreateBodyOf, UpdateBodyOf } from '../../../fields/body.js';
import { OmitFields } from '../../../fields/field.js';
import { IdField, TimestampField } from '../../../fields/fields.js';
import { Constituent } from '../../constituent/constituent.entity.js';
import {
  TeamMemberColumn,
  TeamMemberEmailField,
  TeamMemberField,
} from '../../lookups/team-members/team-member.fields.js';
import { DateField, LongTextField, NameOf, ParentField, ReferenceField, TextField } from '../../resource/fields.js';
import { typeList } from '../../types/type-lists.js';

/** Room for the name that is made of the longest name of a constituent. */
const LONG = 600;

/** What came of being in touch with a constituent. */
@Entity('contact_reports')
@Index('contact_reports_text', { synchronize: false })
@Index(['account_id', 'constituent_id'])
@Index(['account_id', 'contact_report_type_id'])
@Index(['account_id', 'original_date'])
@Index(['account_id', 'updated_at'])
export class ContactReport extends AccountRecord {
  @IdField() id: number;
  @ParentField(() => Constituent, { moves: true, example: 1 }) constituent_id: number;

  @TextField({
    max: LONG,
    searched: true,
    example: 'A call',
    description: "`Contact report for 'Doe, Joe'`, if not sent.",
  })
  name: string;

  @ReferenceField(typeList('contact_report_types'), { unknown: 'create', example: 1 })
  contact_report_type_id: number | null;

  @NameOf('contact_report_type_id', { example: 'Call' }) contact_report_type_name: string | null;
  @DateField({ description: 'Today, if it is not sent.' }) original_date: string;
  @LongTextField({ required: true, searched: true, example: 'Rang back.' }) text: string;
  @TeamMemberField() team_member: string | null;
  @TeamMemberEmailField() team_member_email: string | null;
  @TimestampField() created_at: string;
  @TimestampField() updated_at: string;
  @TeamMemberColumn() team_member_id: number | null;
}

export class CreateContactReport extends CreateBodyOf(OmitFields(ContactReport, ['constituent_id'])) {}
export class UpdateContactReport extends UpdateBodyOf(ContactReport) {}
