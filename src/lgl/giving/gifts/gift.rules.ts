import type { Records } from '../../../records/records.js';
import { NotSaved } from '../../http/errors.js';
import {
  giftTypes,
  IN_HONOR_OF,
  IN_MEMORY_OF,
  INSTALLMENT,
  OTHER_INCOME,
  PEER_CREDIT,
  SOFT_CREDIT,
} from '../gift-types/gift-types.js';
import type { Gift } from './gift.entity.js';

const NEEDED = 'A gift must have a type and amount to be created';
const AMOUNT = 'Amount must be a valid number, like 200.05 or 150';

/** Other Income (wire), Installment (doc), the others: choice. */
const NOT_DEDUCTIBLE = new Set([OTHER_INCOME, INSTALLMENT, SOFT_CREDIT, IN_HONOR_OF, IN_MEMORY_OF, PEER_CREDIT]);

/**
 * Refuses a new gift without a type or an amount, in LGL's words (wire). A type of an unknown id is told by its id.
 * @throws NotSaved
 */
export async function requireTypeAndAmount(records: Records, gift: Partial<Gift>): Promise<void> {
  const { gift_type_id, gift_type_name, received_amount = null } = gift;
  const isTyped = gift_type_id || (gift_type_name && (await giftTypes.named(records, gift_type_name)));
  const isMissing = received_amount === null;
  const wrong = [
    ...(!isTyped || isMissing ? [NEEDED] : []),
    ...(isMissing || Number.isNaN(received_amount) ? [AMOUNT] : []),
  ];
  if (wrong.length > 0) throw new NotSaved(...wrong);
}

/** The same for a change, which may leave both as they are. */
export async function checkTypeAndAmount(records: Records, changes: Partial<Gift>): Promise<void> {
  const { gift_type_id, gift_type_name, received_amount } = changes;
  const isUnknown = !gift_type_id && gift_type_name && !(await giftTypes.named(records, gift_type_name));
  if (isUnknown) throw new NotSaved(NEEDED);
  if (received_amount === null) throw new NotSaved(NEEDED, AMOUNT);
  if (Number.isNaN(received_amount)) throw new NotSaved(AMOUNT);
}

/** What a new gift has that nothing was sent for (doc; the missing date of an installment: choice). */
export function withDefaults(gift: Partial<Gift>, today: string): Partial<Gift> {
  const received_date = gift.received_date ?? (gift.gift_type_id === INSTALLMENT ? null : today);
  return {
    ...gift,
    received_date,
    deductible_amount: gift.deductible_amount ?? gift.received_amount,
    deposit_date: gift.deposit_date ?? received_date,
    deposited_amount: gift.deposited_amount ?? gift.received_amount,
  };
}

/** Nothing of some types is deductible, whatever is sent. The amount is never unset, so `null` changes nothing. */
export function deductible({ deductible_amount }: Partial<Gift>, gift_type_id: number): number | undefined {
  return NOT_DEDUCTIBLE.has(gift_type_id) ? 0 : (deductible_amount ?? undefined);
}
