import sql, { raw, type Sql } from 'sql-template-tag';

/** The category that LGL itself keeps. */
export const GIVING_STATUS = 'giving_status';

/** For how many days somebody is a new donor, or an active one (choice). */
const DAYS = 365;

/** The day, `2025-06-03`, since which a gift is recent. */
export function recentSince(clock: { today(): string }): string {
  return new Date(Date.parse(clock.today()) - DAYS * 86_400_000).toISOString().slice(0, 10);
}

/**
 * A SELECT of the giving statuses, by their `keyword_id`, that the constituent in `table` has: worked out from its gifts when it is
 * read, never stored (choice). Several may hold: among the 100 who gave most (doc), new within a year of the first gift,
 * active within a year of the last one, lapsed after that (choice), and with no gift a Non Donor (live). `since` is the day
 * that `recentSince` gives, or that function itself where only the reading knows the time.
 */
export function givingStatusOf(table: string, since: string | typeof recentSince = recentSince): Sql {
  const of = (column: string) => raw(`${table}.${column}`);
  // In the order of the index, or PostgreSQL looks through all constituents for a hundred that it expects to meet soon.
  const richer = raw(`SELECT 1 FROM constituents AS richer WHERE richer.account_id = ${table}.account_id
    AND richer.gifts_total > ${table}.gifts_total ORDER BY richer.gifts_total DESC LIMIT 1 OFFSET 99`);
  return sql`SELECT status.id AS keyword_id FROM categories AS statuses
    JOIN keywords AS status ON status.account_id = statuses.account_id AND status.category_id = statuses.id
    WHERE statuses.account_id = ${of('account_id')} AND statuses.item_type = 'Constituent'
      AND statuses.key = ${raw(`'${GIVING_STATUS}'`)} AND CASE status.short_code
        WHEN 'non_donor' THEN coalesce(${of('gifts_count')}, 0) = 0
        WHEN 'top_100_donor' THEN coalesce(${of('gifts_total')}, 0) > 0 AND NOT EXISTS (${richer})
        WHEN 'new_donor' THEN ${of('gifts_first')} >= ${since}
        WHEN 'active_donor' THEN ${of('gifts_last')} >= ${since}
        WHEN 'lapsed_donor' THEN ${of('gifts_count')} > 0 AND (${of('gifts_last')} < ${since} OR ${of('gifts_last')} IS NULL)
        ELSE 1 = 0 END`;
}
