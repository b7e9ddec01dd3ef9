import { Entity, Index } from 'typeorm';

import { AccountRecord } from '../../../accounts/account-record.js';
import { CreateBodyOf, UpdateBodyOf } from '../../../fields/body.js';
import { OmitFields } from '../../../fields/field.js';
import { IdField, TimestampField } from '../../../fields/fields.js';
import { Constituent } from '../../constituent/constituent.entity.js';
import { DateField, LongTextField, NameOf, ParentField, ReferenceField, TextField } from '../../resource/fields.js';
import { typeList } from '../../types/type-lists.js';

/** Something that was noted of a constituent. */
@Entity('notes')
@Index(['account_id', 'constituent_id'])
export class Note extends AccountRecord {
  @IdField() id: number;
  @ParentField(() => Constituent, { moves: true, example: 1 }) constituent_id: number;
  @ReferenceField(typeList('note_types'), { unknown: 'create', example: 18 }) note_type_id: number | null;
  @NameOf('note_type_id', { example: 'General' }) note_type_name: string | null;
  @LongTextField({ required: true, example: 'Met at the gala.' }) text: string;
  @TextField() external_id: string | null;
  @DateField({ description: 'Today, if it is not sent.' }) original_date: string;
  @TimestampField() created_at: string;
  @TimestampField() updated_at: string;
}

export class CreateNote extends CreateBodyOf(OmitFields(Note, ['constituent_id'])) {}
export class UpdateNote extends UpdateBodyOf(Note) {}
