import sql, { raw } from 'sql-template-tag';
import { Entity, Index } from 'typeorm';

import { AccountRecord, RefersTo } from '../../../accounts/account-record.js';
import { PickFields } from '../../../fields/field.js';
import { asBoolean, field, IdField, MAX_INTEGER, TimestampField } from '../../../fields/fields.js';
import { wholeNumber } from '../../../fields/validators.js';
import { NestedField, viewOf } from '../../../records/view.js';
import { Constituent } from '../../constituent/constituent.entity.js';
import { teamMembers } from '../../lookups/team-members/team-member.resource.js';
import { lenient } from '../../resource/coercion.js';
import {
  BooleanField,
  DateField,
  IntegerField,
  LongTextField,
  ParentField,
  ReferenceField,
  TextField,
} from '../../resource/fields.js';
import { type AttributesOf, AttributeValue } from '../../tagging/custom-attrs/attribute-value.js';
import { type CustomAttr, CustomAttrsField } from '../../tagging/custom-attrs/custom-attrs.view.js';
import { type CustomField, CustomFieldsField } from '../../tagging/custom-fields/custom-fields.view.js';
import { KeywordAssignment, type KeywordsOf } from '../../tagging/keywords/keyword-assignment.js';
import { DerivedField } from '../derived.field.js';
import { Event } from '../events/event.entity.js';
import { raised, RaisedField } from '../raised.js';
import { attendees, eventName, guestName, guests, parentGuestName, status } from './invitation.sql.js';

/** The id of an invitation, 0 where there is none (doc). */
const InvitationIdField = (description: string) =>
  field({
    options: { description },
    api: { type: 'integer', example: 0 },
    column: { type: 'integer', nullable: true },
    select: (table) => sql`coalesce(${raw(`${table}.parent_invitation_id`)}, 0)`,
    coerce: lenient.integer,
    check: wholeNumber(0, MAX_INTEGER),
  });

/** That a constituent is invited to an event, or that somebody comes along as a guest. */
@Entity('invitations')
@Index(['account_id', 'event_id'])
@Index(['account_id', 'constituent_id'])
@Index(['account_id', 'parent_invitation_id'])
export class Invitation extends AccountRecord {
  @IdField() id: number;

  @RefersTo(() => Constituent, { cascade: true })
  @IntegerField({ example: 1, description: 'Nobody where it is for a guest.' })
  constituent_id: number | null;

  @DerivedField({ type: String, example: 'Larry Appleton' }, guestName) guest_name: string;
  @BooleanField() is_a_guest: boolean;

  @RefersTo(() => Invitation, { cascade: true })
  @InvitationIdField('The invitation that a guest comes along with.')
  parent_invitation_id: number | null;

  @DerivedField({ type: String, nullable: true, example: null }, parentGuestName)
  parent_invitation_guest_name: string | null;

  @ParentField(() => Event, { required: true, moves: true, example: 1 }) event_id: number;
  @DerivedField({ type: String, example: 'Event: Winter Gala' }, eventName) name: string;
  @LongTextField() notes: string | null;
  @IntegerField({ to: 4, initial: 0, description: '1 yes, 2 no, 3 maybe, 4 unknown; 0 until set.' }) rsvp: number;
  @IntegerField({ to: 1, initial: 0, description: '1 as soon as there is an attendance.' }) attended: number;
  @RaisedField('event_id') raised: number;
  @DerivedField({ type: String, example: 'unknown' }, status) status: string;
  @DerivedField({ type: Boolean }, (table) => `${raised(table, 'event_id')} > 0`, asBoolean) donated: boolean;
  @ReferenceField(teamMembers, { description: 'The id of a team member.', example: 1 }) assigned_to: number | null;
  @DerivedField({ type: 'integer', example: 0 }, guests) additional_guests: number;
  @DerivedField({ type: 'integer', example: 0 }, attendees) attendees: number;
  @LongTextField() attendee_names: string | null;
  /** LGL never counts it (doc). */
  @DerivedField({ type: 'integer', example: 0 }, () => '0') attend_count: number;
  @NestedField(() => attendancesInside, { by: 'invitation_id' }) attendances: InvitationAttendance[];
  @CustomFieldsField(() => invitationKeywords) custom_fields: CustomField[];
  @CustomAttrsField(() => invitationAttributes) custom_attrs: CustomAttr[];
  @TimestampField() created_at: string;
  @TimestampField() updated_at: string;
  @TextField({ description: 'Makes the name of a guest.', example: 'Max' }) guest_first_name: string | null;
  @TextField({ description: 'Makes the name of a guest.', example: 'Million' }) guest_last_name: string | null;
}

/** A day on which an invited one came. */
@Entity('attendances')
@Index(['account_id', 'invitation_id'])
export class Attendance extends AccountRecord {
  @IdField() id: number;
  @ParentField(() => Invitation) invitation_id: number;
  @DateField({ required: true }) date: string;
  @LongTextField() notes: string | null;
}

class InvitationAttendance extends PickFields(Attendance, ['id', 'date', 'notes']) {}

const attendancesInside = viewOf(InvitationAttendance, sql`attendances.date, attendances.id`);

/** A value of a custom field that an invitation has. */
@Entity('invitation_keywords')
@Index(['account_id', 'invitation_id'])
export class InvitationKeyword extends KeywordAssignment {
  @ParentField(() => Invitation) invitation_id: number;
}

export const invitationKeywords: KeywordsOf = {
  itemType: 'Invitation',
  assignment: InvitationKeyword,
  column: 'invitation_id',
};

/** The value that an invitation has for an attribute. */
@Entity('invitation_attribute_values')
@Index(['account_id', 'invitation_id', 'attribute_id'], { unique: true })
export class InvitationAttributeValue extends AttributeValue {
  @ParentField(() => Invitation) invitation_id: number;
}

export const invitationAttributes: AttributesOf = {
  itemType: 'Invitation',
  value: InvitationAttributeValue,
  column: 'invitation_id',
};
