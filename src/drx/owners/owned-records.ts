import { Injectable } from '@nestjs/common';

import type { Emit, NewEvent } from '../../outbox/outbox.js';
import type { Records } from '../../records/records.js';
import { Address, type CreateAddress } from '../addresses/address.entity.js';
import { Conflict } from '../http/errors.js';
import type { PhoneNumberInput } from '../phone-numbers/phone-number.body.js';
import { type Owner, PhoneNumbersService } from '../phone-numbers/phone-numbers.service.js';

/** What may come along with a new patient or doctor. */
export interface Owned {
  addresses?: CreateAddress[] | null;
  phone_numbers?: PhoneNumberInput[] | null;
}

/** The addresses and numbers that are stored, and told of, together with their owner, all or nothing (choice). */
@Injectable()
export class OwnedRecords {
  constructor(private readonly phoneNumbers: PhoneNumbersService) {}

  /**
   * Stores them inside the unit of work that has stored the owner. The events of the numbers are returned, to be told
   * after the owner's own.
   * @throws Conflict naming the number that is there twice.
   */
  async add(records: Records, owner: Owner, { addresses, phone_numbers }: Owned): Promise<NewEvent[]> {
    for (const address of addresses ?? []) {
      await records.insert(Address, { ...address, ...owner, type_: address.type_ ?? 'default' });
    }
    const events: NewEvent[] = [];
    const collect: Emit = (event) => void events.push(event);
    for (const [index, number] of (phone_numbers ?? []).entries()) {
      await this.phoneNumbers.add(records, collect, owner, number).catch((error: unknown) => {
        if (!(error instanceof Conflict)) throw error;
        throw new Conflict(`phone_numbers[${index}].number`, 'is in the list twice');
      });
    }
    return events;
  }
}
