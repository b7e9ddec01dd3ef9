import { raw } from 'sql-template-tag';

import { viewOf } from '../../records/view.js';
import { Address } from '../addresses/address.entity.js';

/** An address inside the patient or doctor that it belongs to. */
export const addresses = viewOf(Address, raw('addresses.id'));
