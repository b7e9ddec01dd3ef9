import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

import { Account } from '../../accounts/account.entity.js';
import { field, IdField } from '../../fields/fields.js';

const text = (nullable: boolean) =>
  field({ options: {}, api: { type: String, nullable }, column: { type: 'varchar', nullable } });
const number = () => field({ options: {}, api: { type: 'integer' }, column: { type: 'integer' } });

/** One value of a list of types, as LGL shows it. */
export class TypeValue {
  @IdField() id: number;
  @text(false) name: string;
  @text(true) display_name: string | null;
  @text(true) code: string | null;
  @number() ordinal: number;
}

/* The values whose ids are the same in every account; the rows come with the migrations. */

@Entity('phone_number_types')
export class PhoneNumberType extends TypeValue {}

@Entity('email_address_types')
export class EmailAddressType extends TypeValue {}

@Entity('street_address_types')
export class StreetAddressType extends TypeValue {}

@Entity('web_address_types')
export class WebAddressType extends TypeValue {}

/** A value of a list that every account has for itself. */
@Entity('account_types')
@Index(['account_id', 'list'])
export class AccountType extends TypeValue {
  @PrimaryColumn({ type: 'integer' }) @ForeignKey(() => Account, { onDelete: 'CASCADE' }) account_id: number;
  /** Which list it is in, such as `note_types`. */
  @Column({ type: 'varchar' }) list: string;
}
