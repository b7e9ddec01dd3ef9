import { ApiProperty, OmitType } from '@nestjs/swagger';

import { PhoneNumber } from '../phone-numbers/phone-number.entity.js';
import { Constituent } from './constituent.entity.js';

class PhoneNumberInside extends OmitType(PhoneNumber, ['item_id', 'item_type']) {}

const Empty = () =>
  ApiProperty({
    type: 'array',
    items: { type: 'object' },
    description: 'Always empty: these records do not exist here yet.',
  });

/** A constituent as show, create and update answer it, with everything that hangs on it; for the OpenAPI document. */
export class FullConstituent extends Constituent {
  @Empty() class_affiliations: object[];
  @Empty() relationships: object[];
  @Empty() street_addresses: object[];
  @ApiProperty({ type: [PhoneNumberInside] }) phone_numbers: PhoneNumberInside[];
  @Empty() email_addresses: object[];
  @Empty() web_addresses: object[];
  @Empty() categories: object[];
  @Empty() groups: object[];
  @Empty() memberships: object[];
  @Empty() custom_attrs: object[];
}
