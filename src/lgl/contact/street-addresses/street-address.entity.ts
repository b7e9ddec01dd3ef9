import { Entity, Index } from 'typeorm';

import { AccountRecord } from '../../../accounts/account-record.js';
import { CreateBodyOf, NestedBodyOf, UpdateBodyOf } from '../../../fields/body.js';
import { OmitFields } from '../../../fields/field.js';
import { ConstantField, field, IdField, TimestampField, UnsetField } from '../../../fields/fields.js';
import { date } from '../../../fields/validators.js';
import { Constituent } from '../../constituent/constituent.entity.js';
import {
  BooleanField,
  NameOf,
  OptionalBooleanField,
  ParentField,
  ReferenceField,
  TextField,
} from '../../resource/fields.js';
import { typeList } from '../../types/type-lists.js';

const HOME = 1;

/** A day of every year, `09-30`, never `null` (doc); anything else is refused (choice). */
const SeasonField = (initial: string) =>
  field({
    options: { initial, example: initial },
    api: { type: String, pattern: '^\\d\\d-\\d\\d$' },
    column: { type: 'varchar', length: 5, nullable: false },
    coerce: (value) => value ?? undefined,
    // February has 29 days in 2000.
    check: (value) => (date(`2000-${value}`) === undefined ? undefined : 'must be a month and a day (mm-dd)'),
  });

/** A postal address of a constituent. */
@Entity('street_addresses')
@Index('street_addresses_text', { synchronize: false })
@Index(['account_id', 'item_id'])
@Index(['account_id', 'item_id'], { unique: true, where: 'is_preferred' })
@Index(['account_id', 'city_folded'])
@Index(['account_id', 'state_folded'])
@Index(['account_id', 'postal_code_folded'])
export class StreetAddress extends AccountRecord {
  @IdField() id: number;
  @ParentField(() => Constituent, { example: 959480, description: 'The constituent.' }) item_id: number;
  @ConstantField('Constituent') item_type: string;
  @TextField({ searched: true, example: '123 SE Tree' }) street: string | null;
  @TextField({ searched: true, example: 'Seattle' }) city: string | null;
  @TextField({ searched: true, example: 'WA' }) state: string | null;
  @TextField({ searched: true, example: 'US' }) country: string | null;
  @TextField({ searched: true, example: '98101-1234' }) postal_code: string | null;
  @TextField() county: string | null;
  @ReferenceField(typeList('street_address_types'), { fallback: HOME, example: 1 }) street_address_type_id: number;
  @NameOf('street_address_type_id', { example: 'Home' }) street_type_name: string;
  @BooleanField({ description: 'At most one address of a constituent is the preferred one.' }) is_preferred: boolean;
  @BooleanField({ description: 'No longer in use.' }) not_current: boolean;
  @UnsetField('integer') parent_id: number | null;
  @SeasonField('01-01') seasonal_from: string;
  @SeasonField('12-31') seasonal_to: string;
  @OptionalBooleanField({ description: 'Used for a part of the year.' }) seasonal: boolean | null;
  @UnsetField('number') lat: number | null;
  @UnsetField('number') lng: number | null;
  @TextField({
    max: 5,
    readOnly: true,
    example: '98101',
    description: 'The five digits that the postal code begins with.',
  })
  zip5: string | null;

  @BooleanField({ readOnly: true }) verified: boolean;
  @UnsetField('string') verified_on: string | null;
  @TimestampField() created_at: string;
  @TimestampField() updated_at: string;
}

/** The digits that a postal code begins with (doc); none where there are not five (choice). */
export function zip5Of(postal_code: string | null | undefined): string | null {
  return /^\d{5}/.exec(postal_code ?? '')?.[0] ?? null;
}

export class CreateStreetAddress extends CreateBodyOf(StreetAddress) {}
export class UpdateStreetAddress extends UpdateBodyOf(StreetAddress) {}

/** Inside a constituent, its addresses do not name it again (doc). */
export class ConstituentStreetAddress extends OmitFields(StreetAddress, ['item_id', 'item_type']) {}
export class NestedStreetAddress extends NestedBodyOf(StreetAddress) {}
