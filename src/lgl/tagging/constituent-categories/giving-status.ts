import { raw, type Sql } from 'sql-template-tag';

/** The category that LGL itself keeps. */
export const GIVING_STATUS = 'giving_status';

/**
 * A SELECT of the ids of the giving status that the constituent in `table` has: computed from its gifts when it is read,
 * never stored (choice). There are no gifts yet, so everybody is a Non Donor.
 */
export function givingStatusOf(table: string): Sql {
  return raw(`SELECT status.id FROM categories AS statuses
    JOIN keywords AS status ON status.account_id = statuses.account_id AND status.category_id = statuses.id
    WHERE statuses.account_id = ${table}.account_id AND statuses.item_type = 'Constituent'
      AND statuses.key = '${GIVING_STATUS}' AND status.short_code = 'non_donor'`);
}
