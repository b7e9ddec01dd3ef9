import sql, { raw, type Sql } from 'sql-template-tag';

import type { Records } from '../../records/records.js';
import { withoutFormatting } from '../../telephone/north-american.js';
import { BadParameter } from '../http/errors.js';
import { PHONE_NUMBERS } from './phone-number.views.js';

const WHOLE_NUMBER = 10;

/** The shortest run of digits that the index finds; a shorter one is looked for number by number. */
const SHORTEST_INDEXED = 3;

/** How many numbers of an account are looked through, oldest first, for a run of one or two digits (choice). */
const MAX_SCANNED = 100_000;

/** The digits that a `q` asks for, without formatting. */
export function digitsIn(q: string): string {
  const run = withoutFormatting(q);
  if (!/^\d+$/.test(run)) throw new BadParameter('q', 'must be digits of a phone number');
  return run;
}

/** A SELECT of the ids of the numbers with a run of digits anywhere in them. */
export function numbersWith(records: Records, run: string): Sql {
  const own = sql`SELECT id FROM ${raw(PHONE_NUMBERS)} WHERE account_id = ${records.caller.account_id}`;
  if (run.length === WHOLE_NUMBER) return sql`${own} AND number = ${run}`;
  if (run.length >= SHORTEST_INDEXED) return records.withDigits(PHONE_NUMBERS, 'number', run);
  return sql`SELECT id FROM (SELECT id, number FROM ${raw(PHONE_NUMBERS)} WHERE account_id = ${records.caller.account_id}
    ORDER BY id LIMIT ${MAX_SCANNED}) AS oldest WHERE number LIKE ${`%${run}%`}`;
}
