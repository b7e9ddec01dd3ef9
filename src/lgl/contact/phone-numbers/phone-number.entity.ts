import { Entity, Index } from 'typeorm';

import { AccountRecord } from '../../../accounts/account-record.js';
import { CreateBodyOf, NestedBodyOf, UpdateBodyOf } from '../../../fields/body.js';
import { OmitFields } from '../../../fields/field.js';
import { ConstantField, IdField, TimestampField, UnsetField } from '../../../fields/fields.js';
import { Constituent } from '../../constituent/constituent.entity.js';
import { BooleanField, NameOf, ParentField, ReferenceField, TextField } from '../../resource/fields.js';
import { typeList } from '../../types/type-lists.js';

const HOME = 1;

/** A telephone number of a constituent. */
@Entity('phone_numbers')
@Index('phone_numbers_text', { synchronize: false })
@Index(['account_id', 'item_id'])
@Index(['account_id', 'item_id'], { unique: true, where: 'is_preferred' })
export class PhoneNumber extends AccountRecord {
  @IdField() id: number;
  @ParentField(() => Constituent, { example: 959480, description: 'The constituent.' }) item_id: number;
  @ConstantField('Constituent') item_type: string;
  @TextField({ searched: true, example: '(888) 555-0044' }) number: string | null;
  @ReferenceField(typeList('phone_number_types'), { fallback: HOME, example: 3 }) phone_number_type_id: number;
  @NameOf('phone_number_type_id', { example: 'Mobile' }) phone_type_name: string;
  @BooleanField({ description: 'At most one number of a constituent is the preferred one.' }) is_preferred: boolean;
  @BooleanField({ description: 'No longer in use.' }) not_current: boolean;
  @UnsetField('integer') parent_id: number | null;
  @TextField({ readOnly: true, example: '8885550044', description: 'The digits of the number.' })
  normalized_number: string | null;

  @TimestampField() created_at: string;
  @TimestampField() updated_at: string;
}

export class CreatePhoneNumber extends CreateBodyOf(PhoneNumber) {}
export class UpdatePhoneNumber extends UpdateBodyOf(PhoneNumber) {}

/** Inside a constituent, its numbers do not name it again (doc). */
export class ConstituentPhoneNumber extends OmitFields(PhoneNumber, ['item_id', 'item_type']) {}
export class NestedPhoneNumber extends NestedBodyOf(PhoneNumber) {}
