import { Injectable } from '@nestjs/common';

import { PreferableService } from '../preferred.js';
import type { EmailAddress } from './email-address.entity.js';
import { emailAddresses } from './email-address.resource.js';

@Injectable()
export class EmailAddressesService extends PreferableService<EmailAddress> {
  readonly resource = emailAddresses;
}
