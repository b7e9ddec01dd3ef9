import { Injectable } from '@nestjs/common';

import type { Records } from '../../../records/records.js';
import { PreferableService } from '../preferred.js';
import { type StreetAddress, zip5Of } from './street-address.entity.js';
import { streetAddresses } from './street-address.resource.js';

@Injectable()
export class StreetAddressesService extends PreferableService<StreetAddress> {
  readonly resource = streetAddresses;

  protected override async prepare(records: Records, values: Partial<StreetAddress>, before?: StreetAddress) {
    const { postal_code } = { ...before, ...values };
    return super.prepare(records, { ...values, zip5: zip5Of(postal_code) }, before);
  }
}
