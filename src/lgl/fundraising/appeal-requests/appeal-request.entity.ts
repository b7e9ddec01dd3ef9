import { ApiPropertyOptional } from '@nestjs/swagger';
import { Entity, Index } from 'typeorm';

import { AccountRecord } from '../../../accounts/account-record.js';
import { CreateBodyOf, UpdateBodyOf } from '../../../fields/body.js';
import { OmitFields } from '../../../fields/field.js';
import { IdField, NestedProperty, TimestampField } from '../../../fields/fields.js';
import { Constituent } from '../../constituent/constituent.entity.js';
import { teamMembers } from '../../lookups/team-members/team-member.resource.js';
import { ChoiceField, DecimalField, ParentField, ReferenceField } from '../../resource/fields.js';
import { type AttributesOf, AttributeValue } from '../../tagging/custom-attrs/attribute-value.js';
import { SentCustomAttr } from '../../tagging/custom-attrs/custom-attrs.body.js';
import { type CustomAttr, CustomAttrsField } from '../../tagging/custom-attrs/custom-attrs.view.js';
import { SentCustomField } from '../../tagging/custom-fields/custom-fields.body.js';
import { type CustomField, CustomFieldsField } from '../../tagging/custom-fields/custom-fields.view.js';
import { KeywordAssignment, type KeywordsOf } from '../../tagging/keywords/keyword-assignment.js';
import { Appeal } from '../appeals/appeal.entity.js';
import { DerivedField } from '../derived.field.js';
import { RaisedField } from '../raised.js';

/** The set of LGL's import, in lower case (live). */
export const STATUSES = ['open', 'called', 'considering', 'declined', 'donated'] as const;

/** That a constituent is asked for a gift by an appeal. */
@Entity('appeal_requests')
@Index(['account_id', 'constituent_id'])
@Index(['account_id', 'appeal_id'])
export class AppealRequest extends AccountRecord {
  @IdField() id: number;
  @ParentField(() => Constituent, { required: true, moves: true, example: 1 }) constituent_id: number;
  @DerivedField({ type: String, example: 'Appleton, Larry' }, constituentName) constituent_name: string;
  @ParentField(() => Appeal, { required: true, moves: true, example: 1 }) appeal_id: number;
  @DerivedField({ type: String, example: 'Appeal: Annual Appeal (2021-07-01)' }, appealName) name: string;
  @RaisedField('appeal_id') raised: number;
  @ChoiceField(STATUSES, { initial: 'open' }) status: (typeof STATUSES)[number];
  @DecimalField({ example: 100 }) ask_amount: number | null;
  @ReferenceField(teamMembers, { description: 'The id of a team member.', example: 1 }) assigned_to: number | null;
  @CustomFieldsField(() => appealRequestKeywords) custom_fields: CustomField[];
  @CustomAttrsField(() => appealRequestAttributes) custom_attrs: CustomAttr[];
  @TimestampField() created_at: string;
  @TimestampField() updated_at: string;
}

function constituentName(table: string): string {
  return `(SELECT asked.sort_name FROM constituents AS asked
    WHERE asked.account_id = ${table}.account_id AND asked.id = ${table}.constituent_id)`;
}

/** Without the bracket if the appeal has no date (choice). */
function appealName(table: string): string {
  return `(SELECT 'Appeal: ' || appeal.name || coalesce(' (' || CAST(appeal.date AS text) || ')', '')
    FROM appeals AS appeal WHERE appeal.account_id = ${table}.account_id AND appeal.id = ${table}.appeal_id)`;
}

/** A value of a custom field that an appeal request has. */
@Entity('appeal_request_keywords')
@Index(['account_id', 'appeal_request_id'])
export class AppealRequestKeyword extends KeywordAssignment {
  @ParentField(() => AppealRequest) appeal_request_id: number;
}

export const appealRequestKeywords: KeywordsOf = {
  itemType: 'AppealRequest',
  assignment: AppealRequestKeyword,
  column: 'appeal_request_id',
};

/** What an appeal request has for an attribute. */
@Entity('appeal_request_attribute_values')
@Index(['account_id', 'appeal_request_id', 'attribute_id'], { unique: true })
export class AppealRequestAttributeValue extends AttributeValue {
  @ParentField(() => AppealRequest) appeal_request_id: number;
}

export const appealRequestAttributes: AttributesOf = {
  itemType: 'AppealRequest',
  value: AppealRequestAttributeValue,
  column: 'appeal_request_id',
};

/** The example has no attributes, since an account has none for these to start with. */
const NoAttrs = () => ApiPropertyOptional({ example: [] });

class OwnFields extends OmitFields(AppealRequest, ['custom_fields', 'custom_attrs']) {}

/** What may be sent under an appeal. */
export class CreateAppealRequest extends CreateBodyOf(OmitFields(OwnFields, ['appeal_id'])) {
  @NestedProperty(() => SentCustomField) custom_fields?: SentCustomField[] | null;
  @NoAttrs() @NestedProperty(() => SentCustomAttr) custom_attrs?: SentCustomAttr[] | null;
}

/** What may be sent under a constituent. */
export class CreateConstituentAppealRequest extends CreateBodyOf(OmitFields(OwnFields, ['constituent_id'])) {
  @NestedProperty(() => SentCustomField) custom_fields?: SentCustomField[] | null;
  @NoAttrs() @NestedProperty(() => SentCustomAttr) custom_attrs?: SentCustomAttr[] | null;
}

export class UpdateAppealRequest extends UpdateBodyOf(OwnFields) {
  @NestedProperty(() => SentCustomField) custom_fields?: SentCustomField[] | null;
  @NoAttrs() @NestedProperty(() => SentCustomAttr) custom_attrs?: SentCustomAttr[] | null;
}
