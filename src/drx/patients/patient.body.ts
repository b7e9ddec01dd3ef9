import type { Type } from '@nestjs/common';
import { ApiProperty, OmitType } from '@nestjs/swagger';

import { CreateBodyOf, UpdateBodyOf } from '../../fields/body.js';
import { BodyProperty } from '../../fields/fields.js';
import { boolean } from '../../fields/validators.js';
import { CreateAddress } from '../addresses/address.entity.js';
import { CreatePhoneNumber } from '../phone-numbers/phone-number.body.js';
import { OwnedProperty } from '../resource/fields.js';
import { Patient } from './patient.entity.js';

type PatientInput = Omit<Partial<Patient>, 'id' | 'account_id' | 'status' | 'created_at' | 'updated_at'>;

/** A number inside the body of its owner, which it need not name. */
export class NestedPhoneNumber extends OmitType(CreatePhoneNumber, ['patient_id', 'doctor_id']) {
  @ApiProperty({ example: '5559876543' }) declare number?: string;
}

export class CreatePatient extends (CreateBodyOf(Patient) as Type<PatientInput>) {
  @OwnedProperty(() => CreateAddress) addresses?: CreateAddress[] | null;
  @OwnedProperty(() => NestedPhoneNumber) phone_numbers?: NestedPhoneNumber[] | null;
}

export class UpdatePatient extends (UpdateBodyOf(Patient) as Type<PatientInput>) {
  @BodyProperty({ type: Boolean, description: '`false` hides the patient from lists and searches.' }, boolean)
  active?: boolean | null;
}
