import { ApiPropertyOptional } from '@nestjs/swagger';

import { CreateBodyOf, NestedBodyOf, UpdateBodyOf } from '../../../fields/body.js';
import { OmitFields } from '../../../fields/field.js';
import { NestedProperty } from '../../../fields/fields.js';
import { SentCustomAttr } from '../../tagging/custom-attrs/custom-attrs.body.js';
import { SentCustomField } from '../../tagging/custom-fields/custom-fields.body.js';
import { Attendance, Invitation } from './invitation.entity.js';

class SentAttendance extends NestedBodyOf(Attendance) {}

/** The example has no attributes, since an account has none for these to start with. */
const NoAttrs = () => ApiPropertyOptional({ example: [] });

class OwnFields extends OmitFields(Invitation, ['attendances', 'custom_fields', 'custom_attrs']) {}
class FieldsButEvent extends OmitFields(OwnFields, ['event_id']) {}

/** What may be sent under an event. */
export class CreateInvitation extends CreateBodyOf(FieldsButEvent) {
  @NestedProperty(() => SentAttendance) attendances?: SentAttendance[] | null;
  @NestedProperty(() => SentCustomField) custom_fields?: SentCustomField[] | null;
  @NoAttrs() @NestedProperty(() => SentCustomAttr) custom_attrs?: SentCustomAttr[] | null;
}

/** What may be sent under a constituent. */
export class CreateConstituentInvitation extends CreateBodyOf(OmitFields(OwnFields, ['constituent_id'])) {
  @NestedProperty(() => SentAttendance) attendances?: SentAttendance[] | null;
  @NestedProperty(() => SentCustomField) custom_fields?: SentCustomField[] | null;
  @NoAttrs() @NestedProperty(() => SentCustomAttr) custom_attrs?: SentCustomAttr[] | null;
}

/** An invitation stays with its event (doc). */
export class UpdateInvitation extends UpdateBodyOf(FieldsButEvent) {
  @NestedProperty(() => SentAttendance) attendances?: SentAttendance[] | null;
  @NestedProperty(() => SentCustomField) custom_fields?: SentCustomField[] | null;
  @NoAttrs() @NestedProperty(() => SentCustomAttr) custom_attrs?: SentCustomAttr[] | null;
}
