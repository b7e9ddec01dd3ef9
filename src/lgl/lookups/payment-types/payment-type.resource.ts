import sql from 'sql-template-tag';

import type { Records } from '../../../records/records.js';
import { keyOf } from '../../resource/key.js';
import { resource } from '../../resource/resource.js';
import { PaymentType } from './payment-type.entity.js';

/** A gift's unknown payment type becomes one of these (wire); its key is made from the name (choice). */
export const paymentTypes = resource(PaymentType, {
  itemType: 'payment_type',
  order: sql`ordinal, id`,
  named: { derived: (name) => ({ key: keyOf(name) }) },
});

/** What a new account starts with (doc). */
export async function storePaymentTypes(records: Records): Promise<void> {
  await records.appendAll(PaymentType, [
    { name: 'Cash', key: 'cash', ordinal: 0 },
    { name: 'Check', key: 'check', ordinal: 1 },
    { name: 'Credit Card', key: 'credit', ordinal: 2 },
    { name: 'Stock', key: 'stock', ordinal: 3 },
  ]);
}
