import type { Type } from '@nestjs/common';

import { CreateBodyOf, UpdateBodyOf } from '../../fields/body.js';
import { BodyProperty } from '../../fields/fields.js';
import { text } from '../../fields/validators.js';
import { DrxPhoneNumber } from './phone-number.entity.js';

/** What a client may set of a number. */
export type PhoneNumberInput = Partial<Pick<DrxPhoneNumber, 'number' | 'phone_type' | 'primary' | 'do_not_call'>>;

/** A new number, and the one patient or doctor that it belongs to. */
export class CreatePhoneNumber extends (CreateBodyOf(DrxPhoneNumber) as Type<PhoneNumberInput>) {
  @BodyProperty({ type: String, example: 'pat_1' }, text(50)) patient_id?: string | null;
  @BodyProperty({ type: String, description: 'Instead of a patient.' }, text(50)) doctor_id?: string | null;
}

export class UpdatePhoneNumber extends (UpdateBodyOf(DrxPhoneNumber) as Type<PhoneNumberInput>) {}
