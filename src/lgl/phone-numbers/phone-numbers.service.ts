import { Injectable } from '@nestjs/common';

import type { Records } from '../../records/records.js';
import { digitsOf } from '../../telephone/digits.js';
import { keepOnePreferred } from '../resource/preferred.js';
import { ResourceService } from '../resource/resource.service.js';
import { PhoneNumber } from './phone-number.entity.js';
import { phoneNumbers } from './phone-number.resource.js';

@Injectable()
export class PhoneNumbersService extends ResourceService<PhoneNumber> {
  readonly resource = phoneNumbers;

  protected override async prepare(records: Records, values: Partial<PhoneNumber>, before?: PhoneNumber) {
    const number = values.number === undefined ? (before?.number ?? null) : values.number;
    const derived = { ...values, number, normalized_number: digitsOf(number) };
    return keepOnePreferred(records, PhoneNumber, before ? derived : { not_current: false, ...derived }, before);
  }
}
