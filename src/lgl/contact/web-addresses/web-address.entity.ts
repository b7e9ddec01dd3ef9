import { Entity, Index } from 'typeorm';

import { AccountRecord } from '../../../accounts/account-record.js';
import { CreateBodyOf, NestedBodyOf, UpdateBodyOf } from '../../../fields/body.js';
import { OmitFields } from '../../../fields/field.js';
import { ConstantField, IdField, TimestampField, UnsetField } from '../../../fields/fields.js';
import { Constituent } from '../../constituent/constituent.entity.js';
import { BooleanField, NameOf, ParentField, ReferenceField, TextField } from '../../resource/fields.js';
import { typeList } from '../../types/type-lists.js';

const WEBSITE = 5;

/** An address of a constituent in the web. Its type may be one that nobody knows, and then has no name (doc). */
@Entity('web_addresses')
@Index(['account_id', 'item_id'])
@Index(['account_id', 'item_id'], { unique: true, where: 'is_preferred' })
export class WebAddress extends AccountRecord {
  @IdField() id: number;
  @ParentField(() => Constituent, { example: 959480, description: 'The constituent.' }) item_id: number;
  @ConstantField('Constituent') item_type: string;
  @TextField({ example: 'www.example.com' }) url: string | null;
  @ReferenceField(typeList('web_address_types'), { fallback: WEBSITE, keepsUnknownIds: true, example: 5 })
  web_address_type_id: number;

  @NameOf('web_address_type_id', { example: 'Website' }) web_address_type_name: string | null;
  @BooleanField({ description: 'At most one address of a constituent is the preferred one.' }) is_preferred: boolean;
  @UnsetField('integer') parent_id: number | null;
  @TimestampField() created_at: string;
  @TimestampField() updated_at: string;
}

export class CreateWebAddress extends CreateBodyOf(WebAddress) {}
export class UpdateWebAddress extends UpdateBodyOf(WebAddress) {}

/** Inside a constituent, its addresses do not name it again (doc). */
export class ConstituentWebAddress extends OmitFields(WebAddress, ['item_id', 'item_type']) {}
export class NestedWebAddress extends NestedBodyOf(WebAddress) {}
