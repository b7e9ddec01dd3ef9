import type { Type } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type as TypeOf } from 'class-transformer';
import { ValidateNested } from 'class-validator';

import { CreateBodyOf } from '../../fields/body.js';
import { Checked } from '../../fields/validators.js';
import { CreateAddress } from '../addresses/address.entity.js';
import { PHONE_TYPES } from '../phone-numbers/phone-number.entity.js';
import { ChoiceField, OwnedProperty, PhoneNumberField } from '../resource/fields.js';
import { Doctor } from './doctor.entity.js';

type DoctorInput = Omit<Partial<Doctor>, 'id' | 'account_id' | 'created_at' | 'updated_at'>;

class Prescriber extends (CreateBodyOf(Doctor) as Type<DoctorInput>) {}

/** A number of a new doctor, which may also be that of an office. */
class DoctorPhoneNumber {
  @ApiProperty({ example: '5551234567' }) @PhoneNumberField({ required: true }) number: string;
  @ApiProperty({ enum: [...PHONE_TYPES, 'office'] })
  @ChoiceField([...PHONE_TYPES, 'office'], { required: true })
  phone_type: string;
}

export class CreateDoctor {
  @ApiProperty()
  @ValidateNested({ message: '$property must be an object' })
  @TypeOf(() => Prescriber)
  @Checked((value) => (typeof value === 'object' && value !== null ? undefined : 'must be an object'))
  prescriber: Prescriber;

  @OwnedProperty(() => CreateAddress, { atLeast: 1 }) addresses: CreateAddress[];
  @OwnedProperty(() => DoctorPhoneNumber, { atLeast: 1 }) phone_numbers: DoctorPhoneNumber[];
}
