import { Injectable } from '@nestjs/common';

import { PreferableService } from '../preferred.js';
import type { WebAddress } from './web-address.entity.js';
import { webAddresses } from './web-address.resource.js';

@Injectable()
export class WebAddressesService extends PreferableService<WebAddress> {
  readonly resource = webAddresses;
  /** Only when told to (doc). */
  protected override readonly firstIsPreferred = false;
}
