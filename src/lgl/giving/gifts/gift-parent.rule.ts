import type { Records } from '../../../records/records.js';
import { NotSaved } from '../../http/errors.js';
import { IN_HONOR_OF, IN_MEMORY_OF, MATCHING, PEER_CREDIT, PLEDGE, SOFT_CREDIT } from '../gift-types/gift-types.js';
import { Gift } from './gift.entity.js';

/** What hangs on any gift of anybody (choice). */
const CREDITS = new Set([SOFT_CREDIT, IN_HONOR_OF, IN_MEMORY_OF, MATCHING, PEER_CREDIT]);

/**
 * The parent that a body names, by its id or its external id (choice): `null` for none, nothing when none is named.
 * @throws NotSaved when there is no such gift.
 */
export async function parentIn(
  records: Records,
  { parent_gift_id: id, parent_external_id: external_id }: Partial<Gift>,
): Promise<number | null | undefined> {
  if (id) {
    if (await records.lock(Gift, id)) return id;
    throw new NotSaved(`parent_gift_id ${id} not found`);
  }
  if (!external_id) return id === undefined && external_id === undefined ? undefined : null;
  const [parent] = await records.find(Gift, { external_id });
  if (!parent) throw new NotSaved(`parent_external_id ${external_id} not found`);
  return parent.id;
}

/**
 * Refuses a parent that a gift cannot have: a credit may hang on any gift, everything else on a pledge of the same
 * constituent, because only who made a pledge can pay it (doc).
 * @throws NotSaved
 */
export async function checkParent(records: Records, gift: Partial<Gift>): Promise<void> {
  const { id, parent_gift_id, constituent_id } = gift;
  if (!parent_gift_id) return;
  if (parent_gift_id === id) throw new NotSaved('parent_gift_id must not be the gift itself');
  if (CREDITS.has(gift.gift_type_id!)) return;
  if (await records.exists(Gift, { id: parent_gift_id, constituent_id, gift_type_id: PLEDGE })) return;
  throw new NotSaved(`parent_gift_id ${parent_gift_id} is not a pledge of the same constituent`);
}
