import { Entity } from 'typeorm';

import { AccountRecord } from '../../../accounts/account-record.js';
import { IdField } from '../../../fields/fields.js';
import { IntegerField, TextField } from '../../resource/fields.js';

/** How a gift is paid. */
@Entity('payment_types')
export class PaymentType extends AccountRecord {
  @IdField() id: number;
  @TextField({ required: true, example: 'Cash' }) name: string;
  @TextField({ example: 'cash' }) key: string | null;
  @IntegerField({ initial: 100 }) ordinal: number;
}
