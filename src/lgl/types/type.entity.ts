import { ApiProperty } from '@nestjs/swagger';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

import { Account } from '../../accounts/account.entity.js';

/** One value of a list of types, as LGL shows it. */
export class TypeValue {
  @ApiProperty({ type: 'integer' }) id: number;
  @ApiProperty() @Column({ type: 'varchar' }) name: string;
  @ApiProperty({ type: String, nullable: true }) @Column({ type: 'varchar', nullable: true }) display_name:
    string | null;
  @ApiProperty({ type: String, nullable: true }) @Column({ type: 'varchar', nullable: true }) code: string | null;
  @ApiProperty({ type: 'integer' }) @Column({ type: 'integer' }) ordinal: number;
}

/** A value of a list whose ids are the same in every account; the rows come with the migrations. */
abstract class SharedType extends TypeValue {
  @PrimaryColumn({ type: 'integer' }) declare id: number;
}

@Entity('phone_number_types')
export class PhoneNumberType extends SharedType {}

@Entity('email_address_types')
export class EmailAddressType extends SharedType {}

@Entity('street_address_types')
export class StreetAddressType extends SharedType {}

@Entity('web_address_types')
export class WebAddressType extends SharedType {}

/** A value of a list that every account has for itself. */
@Entity('account_types')
@Index(['account_id', 'list'])
export class AccountType extends TypeValue {
  @PrimaryGeneratedColumn() declare id: number;
  @Column({ type: 'integer' }) @ForeignKey(() => Account, { onDelete: 'CASCADE' }) account_id: number;
  /** Which list it is in, such as `note_types`. */
  @Column({ type: 'varchar' }) list: string;
}
