import { Entity, Index } from 'typeorm';

import { AccountRecord } from '../../../accounts/account-record.js';
import { CreateBodyOf, NestedBodyOf, UpdateBodyOf } from '../../../fields/body.js';
import { OmitFields } from '../../../fields/field.js';
import { ConstantField, IdField, TimestampField, UnsetField } from '../../../fields/fields.js';
import { Constituent } from '../../constituent/constituent.entity.js';
import { BooleanField, NameOf, ParentField, ReferenceField, TextField } from '../../resource/fields.js';
import { typeList } from '../../types/type-lists.js';

const HOME = 1;

/** An email address of a constituent. It is stored as it is sent, whatever it looks like (choice). */
@Entity('email_addresses')
@Index('email_addresses_text', { synchronize: false })
@Index(['account_id', 'item_id'])
@Index(['account_id', 'item_id'], { unique: true, where: 'is_preferred' })
export class EmailAddress extends AccountRecord {
  @IdField() id: number;
  @ParentField(() => Constituent, { example: 959480, description: 'The constituent.' }) item_id: number;
  @ConstantField('Constituent') item_type: string;
  @TextField({ searched: true, example: 'joe.doe@example.com' }) address: string | null;
  @ReferenceField(typeList('email_address_types'), { fallback: HOME, example: 1 }) email_address_type_id: number;
  @NameOf('email_address_type_id', { example: 'Home' }) email_type_name: string;
  @BooleanField({ description: 'At most one address of a constituent is the preferred one.' }) is_preferred: boolean;
  @BooleanField({ description: 'No longer in use.' }) not_current: boolean;
  @UnsetField('integer') parent_id: number | null;
  @TimestampField() created_at: string;
  @TimestampField() updated_at: string;
}

export class CreateEmailAddress extends CreateBodyOf(EmailAddress) {}
export class UpdateEmailAddress extends UpdateBodyOf(EmailAddress) {}

/** Inside a constituent, its addresses do not name it again (doc). */
export class ConstituentEmailAddress extends OmitFields(EmailAddress, ['item_id', 'item_type']) {}
export class NestedEmailAddress extends NestedBodyOf(EmailAddress) {}
