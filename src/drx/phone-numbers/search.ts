import sql, { raw } from 'sql-template-tag';

import type { PageRequest, Records } from '../../records/records.js';
import { withoutFormatting } from '../../telephone/north-american.js';
import { BadParameter } from '../http/errors.js';
import { PHONE_NUMBERS } from './phone-number.views.js';

/** The shortest run of digits that the index finds; a shorter one is looked for number by number. */
const SHORTEST_INDEXED = 3;

/** How many numbers of an account are looked through, oldest first, for a run of one or two digits (choice). */
const MOST_SCANNED = 100_000;

/** Which numbers a `q` asks for: those with this run of digits anywhere; formatting in it does not matter. */
export function searchDigits(records: Records, q: string | undefined): Partial<PageRequest> {
  if (q === undefined) return { total: records.totalOf(PHONE_NUMBERS) };
  const run = withoutFormatting(q);
  if (!/^\d+$/.test(run)) throw new BadParameter('q', 'must be digits of a phone number');
  const where = records.hasDigits(PHONE_NUMBERS, 'number', run);
  if (run.length >= SHORTEST_INDEXED) return { where };
  const last = sql`SELECT id FROM ${raw(PHONE_NUMBERS)} WHERE account_id = ${records.caller.account_id}
    ORDER BY id LIMIT 1 OFFSET ${MOST_SCANNED - 1}`;
  return { where: sql`${where} AND ${raw(PHONE_NUMBERS)}.id <= coalesce((${last}), ${2_147_483_647})` };
}
