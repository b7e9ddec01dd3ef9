import { Injectable } from '@nestjs/common';

import type { Records } from '../../../records/records.js';
import { digitsOf } from '../../../telephone/digits.js';
import { PreferableService } from '../preferred.js';
import type { PhoneNumber } from './phone-number.entity.js';
import { phoneNumbers } from './phone-number.resource.js';

@Injectable()
export class PhoneNumbersService extends PreferableService<PhoneNumber> {
  readonly resource = phoneNumbers;

  protected override async prepare(records: Records, values: Partial<PhoneNumber>, before?: PhoneNumber) {
    const number = values.number === undefined ? before?.number : values.number;
    return super.prepare(records, { ...values, normalized_number: digitsOf(number ?? null) }, before);
  }
}
