import sql, { join } from 'sql-template-tag';

import type { Records } from '../../records/records.js';

/** Gift, pledge, in kind, soft credit, matching: the gifts that count for a giving status (doc: the help centre's default). */
export const COUNTED: readonly number[] = [1, 7, 8, 9, 12];

/**
 * Adds up what a constituent gave, beside the constituent itself, so that its giving status can be read without reading
 * gifts. Whoever changes a gift calls it; `updated_at` stays. The constituent must be locked.
 */
export async function addUpGiving(records: Records, constituent_id: number): Promise<void> {
  const { account_id } = records.caller;
  await records.query(sql`UPDATE constituents SET (gifts_count, gifts_total, gifts_first, gifts_last) =
      (SELECT count(*), coalesce(sum(received_amount), 0), min(received_date), max(received_date) FROM gifts
        WHERE account_id = ${account_id} AND constituent_id = ${constituent_id} AND gift_type_id IN (${join(COUNTED as number[])}))
    WHERE account_id = ${account_id} AND id = ${constituent_id}`);
}
