import { Entity, ForeignKey, Index } from 'typeorm';

import { CreateBodyOf, UpdateBodyOf } from '../../fields/body.js';
import { ConstantField, IdField, ParentIdField, TimestampField } from '../../fields/fields.js';
import { Constituent } from '../constituents/constituent.entity.js';
import { BooleanField, IntegerField, NameField, ReferenceField, TextField } from '../resource/fields.js';
import { AccountRecord } from '../../accounts/account-record.js';
import { typeList } from '../types/type-lists.js';
import { PhoneNumberType } from '../types/type.entity.js';

const types = typeList('phone_number_types');
const HOME = 1;

/** A telephone number of a constituent. */
@Entity('phone_numbers')
@Index(['account_id'])
@Index(['item_id'])
@Index(['item_id'], { unique: true, where: 'is_preferred' })
export class PhoneNumber extends AccountRecord {
  @IdField() id: number;

  @ParentIdField({ example: 959480, description: 'The constituent.' })
  @ForeignKey(() => Constituent, { onDelete: 'CASCADE' })
  item_id: number;

  @ConstantField('Constituent') item_type: string;
  @TextField({ example: '(888) 555-0044' }) number: string | null;

  @ReferenceField({ list: types, nameKey: 'phone_type_name', fallback: HOME }, { example: 3 })
  @ForeignKey(() => PhoneNumberType)
  phone_number_type_id: number;

  @NameField('phone_number_type_id', types, { example: 'Mobile' }) phone_type_name: string;
  @BooleanField({ description: 'At most one number of a constituent is the preferred one.' }) is_preferred: boolean;
  @BooleanField({ description: 'No longer in use.' }) not_current: boolean;
  @IntegerField({ readOnly: true, example: null }) parent_id: number | null;
  @TextField({ readOnly: true, example: '8885550044', description: 'The digits of the number.' })
  normalized_number: string | null;

  @TimestampField() created_at: string;
  @TimestampField() updated_at: string;
}

export class CreatePhoneNumber extends CreateBodyOf(PhoneNumber) {}
export class UpdatePhoneNumber extends UpdateBodyOf(PhoneNumber) {}
