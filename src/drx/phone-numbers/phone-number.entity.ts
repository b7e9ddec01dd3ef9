import { ApiProperty } from '@nestjs/swagger';
import { Entity, Index } from 'typeorm';

import { TimestampField } from '../../fields/fields.js';
import { OwnedRecord } from '../owners/owned-record.js';
import { BooleanField, ChoiceField, PhoneNumberField, PrefixedIdField } from '../resource/fields.js';

export const PHONE_TYPES = ['cell', 'home', 'other'] as const;

/** Whose number it is, and the name that the owner has now. */
export class LinkedTo {
  @ApiProperty({ enum: ['patient', 'doctor'] }) type: 'patient' | 'doctor';
  @ApiProperty({ example: 'pat_67890' }) id: string;
  @ApiProperty({ example: 'John Doe' }) name: string;
}

/** A telephone number of a patient or a doctor. A migration makes the index for runs of digits, and TypeORM leaves it alone. */
@Entity('drx_phone_numbers')
@Index('drx_phone_numbers_number', { synchronize: false })
@Index(['account_id', 'number'])
@Index(['account_id', 'patient_id', 'number'], { unique: true })
@Index(['account_id', 'doctor_id', 'number'], { unique: true })
@Index(['account_id', 'patient_id', 'phone_type'], { unique: true, where: '"primary"' })
@Index(['account_id', 'doctor_id', 'phone_type'], { unique: true, where: '"primary"' })
export class DrxPhoneNumber extends OwnedRecord {
  @PrefixedIdField('phn') id: number;
  @PhoneNumberField({ required: true }) number: string;
  @ChoiceField(PHONE_TYPES, { required: true, example: 'cell' }) phone_type: string;
  @BooleanField({ description: 'At most one number of an owner and type is the primary one.' }) primary: boolean;
  @BooleanField({ readOnly: true, description: 'False again when the number changes.' }) verified: boolean;
  @BooleanField() do_not_call: boolean;
  @TimestampField() created_at: string;
  @TimestampField() updated_at: string;
}
