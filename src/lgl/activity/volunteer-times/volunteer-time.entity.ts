import { Entity, Index } from 'typeorm';

import { AccountRecord } from '../../../accounts/account-record.js';
import { CreateBodyOf } from '../../../fields/body.js';
import { OmitFields } from '../../../fields/field.js';
import { IdField, NestedProperty, TimestampField } from '../../../fields/fields.js';
import { Constituent } from '../../constituent/constituent.entity.js';
import { DateField, DecimalField, NameOf, ParentField, ReferenceField, TextField } from '../../resource/fields.js';
import { SentCustomField } from '../../tagging/custom-fields/custom-fields.body.js';
import { type CustomField, CustomFieldsField } from '../../tagging/custom-fields/custom-fields.view.js';
import { KeywordAssignment, type KeywordsOf } from '../../tagging/keywords/keyword-assignment.js';
import { typeList } from '../../types/type-lists.js';

/** Hours that a constituent gave, or said it would. */
@Entity('volunteer_times')
@Index('volunteer_times_text', { synchronize: false })
@Index(['account_id', 'constituent_id'])
@Index(['account_id', 'volunteering_category_id'])
@Index(['account_id', 'date'])
@Index(['account_id', 'updated_at'])
export class VolunteerTime extends AccountRecord {
  @IdField() id: number;
  @ParentField(() => Constituent, { example: 959480 }) constituent_id: number;
  @TextField({ example: '678890' }) external_id: string | null;

  @ReferenceField(typeList('volunteering_categories'), { unknown: 'create', example: 16 })
  volunteering_category_id: number;

  @NameOf('volunteering_category_id', { example: 'General' }) volunteering_category_name: string;
  @TextField({ searched: true, example: 'Donor management' }) description: string | null;
  @DecimalField({ from: 0, description: 'As planned.', example: 4 }) hours: number | null;
  @DateField() date: string | null;
  @DateField() end_date: string | null;
  @DecimalField({ from: 0, description: 'As done.', example: 4 }) completed_hours: number | null;
  @CustomFieldsField(() => volunteerTimeKeywords) custom_fields: CustomField[];
  @TimestampField() created_at: string;
  @TimestampField() updated_at: string;
}

/** A value of a custom field that a volunteer time has. */
@Entity('volunteer_time_keywords')
@Index(['account_id', 'volunteer_time_id'])
export class VolunteerTimeKeyword extends KeywordAssignment {
  @ParentField(() => VolunteerTime) volunteer_time_id: number;
}

export const volunteerTimeKeywords: KeywordsOf = {
  itemType: 'VolunteerTime',
  assignment: VolunteerTimeKeyword,
  column: 'volunteer_time_id',
};

/** What may be sent, to create one as well as to change it. */
export class SentVolunteerTime extends CreateBodyOf(OmitFields(VolunteerTime, ['custom_fields'])) {
  @NestedProperty(() => SentCustomField) custom_fields?: SentCustomField[] | null;
}
